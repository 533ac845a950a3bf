using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>Where the verdicts come from: on what evidence each rests, and what each source was asked.</summary>
internal static class Provenance
{
    public static IEnumerable<string> Of(Report report) =>
        Verdicts(report).Concat(Sources(report));

    private static IEnumerable<string> Verdicts(Report report)
    {
        var listed = report.Unmanaged.Concat(report.Exempted).Concat(report.Dormant).Concat(report.Disagreements)
            .CountBy(row => (row.Verdict, row.Reason))
            .OrderByDescending(pair => pair.Value)
            .Select(pair => new Row(pair.Key.Verdict, Words.Of(pair.Key.Reason), pair.Value));
        IReadOnlyList<Row> rows =
            [new(Verdict.Managed, "Resource Explorer lists a managed node", report.Totals.Managed), .. listed];
        return new Table<Row>(
            "Verdicts and their evidence",
            new("status", "Verdict", row => KebabCase.Of(row.Verdict)),
            new("why", "Because", row => row.Because),
            new("", "Instances", row => Written.Number(row.Count))).Of(rows);
    }

    private static IEnumerable<string> Sources(Report report) =>
        new Table<SourceLedger>(
            "Sources",
            new("what", "Source", source => SourceWords.Of(source.Name)),
            new("status", "Status", source => SourceWords.Of(source.Status)),
            new("", "Pages", source => Written.Number(source.Pages)),
            new("", "Rows", source => Written.Number(source.Rows)),
            new("last", "Oldest observation", source => Written.Time(source.Oldest)),
            new("last", "Newest observation", source => Written.Time(source.Observed))).Of(report.Sources);

    private sealed record Row(Verdict Verdict, string Because, int Count);
}
