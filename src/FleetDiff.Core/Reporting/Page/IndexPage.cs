namespace FleetDiff.Reporting.Page;

/// <summary><c>reports/index.html</c>: the archive's front page, every night with the way to its files.</summary>
public static class IndexPage
{
    // Ten years of nights.
    private const int Rows = 1_800_000;

    /// <summary>Writes the page, a piece at a time.</summary>
    /// <param name="nights">The nights, newest first.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task WriteAsync(
        IReadOnlyList<IndexedNight> nights, Stream stream, CancellationToken cancellationToken) =>
        Pieces.WriteAsync(Assets.Index.Fill(Fillings(nights)), stream, cancellationToken);

    private static Dictionary<string, Filling> Fillings(IReadOnlyList<IndexedNight> nights) => new(StringComparer.Ordinal)
    {
        ["policy"] = Assets.PolicyElement(withScript: false),
        ["style"] = Assets.StyleElement,
        ["lead"] = Lead(nights),
        ["trend"] = new(Trend.WithoutNumbers([.. nights.Where(night => night.State == NightState.Good)
            .Select(night => night.Counts).OfType<HistoricNight>().Reverse()])),
        ["nights"] = new(Table(nights).Of(nights, new Room(Rows))),
    };

    private static string Lead(IReadOnlyList<IndexedNight> nights) => nights switch
    {
        [] => "There is no night yet.",
        [{ State: NightState.Good, Counts: { } counts }, ..] =>
            $"The last one, <a href=\"{Folder(counts.Date)}/report.html\">{Written.Day(counts.Date)}</a>: "
            + $"{Written.Part(counts.Unmanaged, counts.Instances, "EC2 instance")} unmanaged.",
        [var last, ..] => $"The last one, {Link(last)}: {Says(last.State)}.",
    };

    private static Table<IndexedNight> Table(IReadOnlyList<IndexedNight> nights)
    {
        var before = Changes(nights);
        return new Table<IndexedNight>(
            "Nights, newest first",
            new("night", "Night", Link),
            new("status", "How it ended",
                night => $"<span class=\"state-{Kind(night.State)}\">{Says(night.State)}</span>"),
            new("", "Unmanaged", night => night.Counts is { } counts ? Written.Number(counts.Unmanaged) : ""),
            new("", "Change", night => before.GetValueOrDefault(night.Date, "")),
            new("", "Managed", night => night.Counts is { } counts
                ? Written.Percent(counts.Managed, counts.Instances)
                : ""),
            new("", "Instances", night => night.Counts is { } counts ? Written.Number(counts.Instances) : ""),
            new("files", "Files", Files));
    }

    // From the good night before; a night that is not to be believed has changed nothing.
    private static Dictionary<DateOnly, string> Changes(IReadOnlyList<IndexedNight> nights)
    {
        var counts = nights.Where(night => night.State == NightState.Good).Select(night => night.Counts)
            .OfType<HistoricNight>().ToList();
        return counts.Zip(counts.Skip(1)).ToDictionary(
            pair => pair.First.Date,
            pair => (pair.First.Unmanaged - pair.Second.Unmanaged) switch
            {
                0 => "±0",
                > 0 and var more => $"+{Written.Number(more)}",
                var less => $"−{Written.Number(-less)}",
            });
    }

    private static string Link(IndexedNight night) => night.State == NightState.CutOff
        ? Written.Day(night.Date)
        : $"<a href=\"{Folder(night.Date)}/report.html\">{Written.Day(night.Date)}</a>";

    private static string Files(IndexedNight night) => night.State == NightState.CutOff
        ? ""
        : $"<a href=\"{Folder(night.Date)}/unmanaged.csv\" aria-label=\"CSV of {Written.Day(night.Date)}\">CSV</a> "
            + $"<a href=\"{Folder(night.Date)}/report.json\" aria-label=\"JSON of {Written.Day(night.Date)}\">JSON</a>";

    // Relative, so that it leads there in a folder, on a web server and in a copy of the bucket.
    private static string Folder(DateOnly date) => $"date={Written.Day(date)}";

    private static string Kind(NightState state) => state switch
    {
        NightState.Good or NightState.Older => "good",
        _ => "doubtful",
    };

    private static string Says(NightState state) => state switch
    {
        NightState.Good => "complete",
        NightState.Suspect => "suspect: not to be believed",
        NightState.CutOff => "cut off: run it again",
        NightState.Unreadable => "its report cannot be read",
        _ => "long ago",
    };
}
