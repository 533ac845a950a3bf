using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>What could not be seen or understood: limits of the view, sources that failed, blind spots, warnings.</summary>
internal static class Unseen
{
    /// <summary>How much of each, in a few words; null when everything was seen.</summary>
    public static string? Summary(Report report)
    {
        string[] parts =
        [
            .. Part(report.View.Limits.Count, "limit of the view", "limits of the view"),
            .. Part(Failed(report).Count(), "source did not answer", "sources did not answer"),
            .. Part(report.BlindSpots.Count, "blind spot", "blind spots"),
            .. Part(report.Warnings.Count, "warning", "warnings"),
        ];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>How much it is in all.</summary>
    public static int Count(Report report) =>
        report.View.Limits.Count + Failed(report).Count() + report.BlindSpots.Count + report.Warnings.Count;

    public static IEnumerable<string> Of(Report report) =>
        new Section("unseen", "Incomplete coverage", "Nothing is concluded from silence: this is what is missing.")
        {
            Count = Count(report),
        }.Of(
            new Table<Row>("Limits of the view, sources that failed, blind spots, warnings",
                new("what", "What", row => Html.Text(row.What)), new("why", "Why", row => Html.Text(row.Why)))
            {
                Kind = "notes",
            }.Of(Rows(report)));

    private static IReadOnlyList<Row> Rows(Report report) =>
    [
        .. report.View.Limits.Select(limit => new Row("View", IncompleteCoverage.Line(limit))),
        .. Failed(report).Select(source =>
            new Row($"{SourceWords.Of(source.Name)}: {SourceWords.Of(source.Status)}", source.Error ?? "")),
        .. report.BlindSpots.Select(spot => new Row(spot.Where, spot.Because)),
        .. report.Warnings.Select(warning => new Row("Warning", warning)),
    ];

    private static IEnumerable<SourceLedger> Failed(Report report) =>
        report.Sources.Where(source => source.Status != SourceStatus.Complete);

    private static IEnumerable<string> Part(int count, string one, string several) =>
        count == 0 ? [] : [$"{Html.Number(count)} {(count == 1 ? one : several)}"];

    private sealed record Row(string What, string Why);
}
