using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The evidence behind the verdicts, and the result of each source.</summary>
internal static class SourcesSection
{
    public static IEnumerable<string> Render(Report report) =>
        RenderVerdicts(report).Concat(RenderSources(report));

    private static IEnumerable<string> RenderVerdicts(Report report)
    {
        var listed = report.Unmanaged.Concat(report.Exempted).Concat(report.Dormant).Concat(report.Disagreements)
            .CountBy(row => (row.Verdict, row.Reason))
            .OrderByDescending(pair => pair.Value)
            .Select(pair => new Row(pair.Key.Verdict, PageText.Format(pair.Key.Reason), pair.Value));
        IReadOnlyList<Row> rows =
            [new(Verdict.Managed, "Resource Explorer lists a managed node", report.Totals.Managed), .. listed];
        return new Table<Row>(
            "Verdicts and their evidence",
            new("status", "Verdict", row => KebabCase.Format(row.Verdict)),
            new("why", "Because", row => row.Because),
            new("", "Instances", row => TextFormat.Number(row.Count))).Render(rows);
    }

    private static IEnumerable<string> RenderSources(Report report) =>
        new Table<SourceResult>(
            "Sources",
            new("what", "Source", source => SourceText.Format(source.Name)),
            new("status", "Status", source => SourceText.Format(source.Status)),
            new("", "Pages", source => TextFormat.Number(source.Pages)),
            new("", "Rows", source => TextFormat.Number(source.Rows)),
            new("last", "Oldest observation", source => TextFormat.Time(source.Oldest)),
            new("last", "Newest observation", source => TextFormat.Time(source.Observed))).Render(report.Sources);

    private sealed record Row(Verdict Verdict, string Because, int Count);
}
