using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Reporting.Html;

/// <summary>Writes the index page of the archive, <c>reports/index.html</c>, which lists every report and its files.</summary>
internal static class IndexPage
{
    // Enough for ten years of reports.
    private const int MaxRowBytes = 1_800_000;

    /// <summary>Writes the page piece by piece. The newest run is the first one.</summary>
    public static Task WriteAsync(IReadOnlyList<IndexedRun> runs, Stream stream, CancellationToken cancellationToken) =>
        PageAssets.Index.WriteAsync(CreateFillings(runs), stream, cancellationToken);

    private static Dictionary<string, Filling> CreateFillings(IReadOnlyList<IndexedRun> runs) => new(StringComparer.Ordinal)
    {
        ["policy"] = PageAssets.PolicyElement(withScript: false),
        ["style"] = PageAssets.StyleElement,
        ["lead"] = FormatLead(runs),
        ["trend"] = new(TrendSection.RenderCharts([.. runs.Where(run => run.State == RunState.Good)
            .Select(run => run.Counts).OfType<RunCounts>().Reverse()])),
        ["reports"] = new(CreateTable(runs).Render(runs, new ByteBudget(MaxRowBytes))),
    };

    private static string FormatLead(IReadOnlyList<IndexedRun> runs) => runs switch
    {
        [] => "There is no report yet.",
        [{ State: RunState.Good, Counts: { } counts } last, ..] =>
            $"Latest report, {RenderLink(last)}: "
            + $"{TextFormat.Part(counts.Unmanaged, counts.Instances, "EC2 instance")} unmanaged.",
        [var last, ..] => $"Latest report, {RenderLink(last)}: {FormatState(last.State)}.",
    };

    private static Table<IndexedRun> CreateTable(IReadOnlyList<IndexedRun> runs)
    {
        var before = RenderChanges(runs);
        return new Table<IndexedRun>(
            "Reports, newest first",
            new("date", "Report", RenderLink),
            new("status", "Status",
                run => $"<span class=\"state-{(run.State is RunState.Good or RunState.Older ? "good" : "doubtful")}\">"
                    + $"{FormatState(run.State)}</span>"),
            new("", "Unmanaged", run => run.Counts is { } counts ? TextFormat.Number(counts.Unmanaged) : ""),
            new("", "Change", run => before.GetValueOrDefault(run.Date, "")),
            new("", "Managed", run => run.Counts is { } counts ? TextFormat.Percent(counts.Managed, counts.Instances) : ""),
            new("", "Instances", run => run.Counts is { } counts ? TextFormat.Number(counts.Instances) : ""),
            new("files", "Files", RenderFiles));
    }

    // The change since the previous report that is complete and not suspect.
    private static Dictionary<DateOnly, string> RenderChanges(IReadOnlyList<IndexedRun> runs)
    {
        var counts = runs.Where(run => run.State == RunState.Good).Select(run => run.Counts)
            .OfType<RunCounts>().ToList();
        return counts.Zip(counts.Skip(1)).ToDictionary(
            pair => pair.First.Date,
            pair => (pair.First.Unmanaged - pair.Second.Unmanaged) switch
            {
                0 => "±0",
                > 0 and var more => $"+{TextFormat.Number(more)}",
                var less => $"−{TextFormat.Number(-less)}",
            });
    }

    private static string RenderLink(IndexedRun run) => run.State == RunState.CutOff
        ? TextFormat.Date(run.Date)
        : $"<a href=\"{FormatFolder(run.Date)}/report.html\">{TextFormat.Date(run.Date)}</a>";

    private static string RenderFiles(IndexedRun run) => run.State == RunState.CutOff
        ? ""
        : $"<a href=\"{FormatFolder(run.Date)}/unmanaged.csv\" aria-label=\"CSV of {TextFormat.Date(run.Date)}\">CSV</a> "
            + $"<a href=\"{FormatFolder(run.Date)}/report.json\" aria-label=\"JSON of {TextFormat.Date(run.Date)}\">JSON</a>";

    // Relative, so that links work in a folder, on a web server and in a copy of the bucket.
    private static string FormatFolder(DateOnly date) => $"date={TextFormat.Date(date)}";

    private static string FormatState(RunState state) => state switch
    {
        RunState.Good => "complete",
        RunState.Suspect => "suspect: do not rely on it",
        RunState.CutOff => "incomplete: run it again",
        RunState.Unreadable => "unreadable report",
        _ => "older",
    };
}
