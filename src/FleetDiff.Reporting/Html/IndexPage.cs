using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Reporting.Html;

/// <summary><c>reports/index.html</c>: the archive's front page, every night with the way to its files.</summary>
public static class IndexPage
{
    // Ten years of nights.
    private const int Rows = 1_800_000;

    /// <summary>Writes the page, a piece at a time.</summary>
    /// <param name="runs">The nights, newest first.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task WriteAsync(
        IReadOnlyList<IndexedRun> runs, Stream stream, CancellationToken cancellationToken) =>
        HtmlPieces.WriteAsync(PageAssets.Index.Fill(Fillings(runs)), stream, cancellationToken);

    private static Dictionary<string, Filling> Fillings(IReadOnlyList<IndexedRun> runs) => new(StringComparer.Ordinal)
    {
        ["policy"] = PageAssets.PolicyElement(withScript: false),
        ["style"] = PageAssets.StyleElement,
        ["lead"] = FormatLead(runs),
        ["trend"] = new(TrendSection.RenderWithoutNumbers([.. runs.Where(run => run.State == RunState.Good)
            .Select(run => run.Counts).OfType<RunCounts>().Reverse()])),
        ["nights"] = new(CreateTable(runs).Render(runs, new ByteBudget(Rows))),
    };

    private static string FormatLead(IReadOnlyList<IndexedRun> runs) => runs switch
    {
        [] => "There is no night yet.",
        [{ State: RunState.Good, Counts: { } counts }, ..] =>
            $"The last one, <a href=\"{FormatFolder(counts.Date)}/report.html\">{TextFormat.Date(counts.Date)}</a>: "
            + $"{TextFormat.Part(counts.Unmanaged, counts.Instances, "EC2 instance")} unmanaged.",
        [var last, ..] => $"The last one, {RenderLink(last)}: {FormatState(last.State)}.",
    };

    private static Table<IndexedRun> CreateTable(IReadOnlyList<IndexedRun> runs)
    {
        var before = RenderChanges(runs);
        return new Table<IndexedRun>(
            "Nights, newest first",
            new("night", "Night", RenderLink),
            new("status", "How it ended",
                run => $"<span class=\"state-{GetCssClass(run.State)}\">{FormatState(run.State)}</span>"),
            new("", "Unmanaged", run => run.Counts is { } counts ? TextFormat.Number(counts.Unmanaged) : ""),
            new("", "Change", run => before.GetValueOrDefault(run.Date, "")),
            new("", "Managed", run => run.Counts is { } counts
                ? TextFormat.Percent(counts.Managed, counts.Instances)
                : ""),
            new("", "Instances", run => run.Counts is { } counts ? TextFormat.Number(counts.Instances) : ""),
            new("files", "Files", RenderFiles));
    }

    // From the good night before; a night that is not to be believed has changed nothing.
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

    // Relative, so that it leads there in a folder, on a web server and in a copy of the bucket.
    private static string FormatFolder(DateOnly date) => $"date={TextFormat.Date(date)}";

    private static string GetCssClass(RunState state) => state switch
    {
        RunState.Good or RunState.Older => "good",
        _ => "doubtful",
    };

    private static string FormatState(RunState state) => state switch
    {
        RunState.Good => "complete",
        RunState.Suspect => "suspect: not to be believed",
        RunState.CutOff => "cut off: run it again",
        RunState.Unreadable => "its report cannot be read",
        _ => "long ago",
    };
}
