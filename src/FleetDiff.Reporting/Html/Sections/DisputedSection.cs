using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The instances about which the sources disagree, with the evidence of each source.</summary>
internal static class DisputedSection
{
    public static IEnumerable<string> Render(Report report) =>
        new Table<ReportedInstance>(
            "Disputed instances and the evidence of each source",
            InstanceColumns.Instance, InstanceColumns.Account, InstanceColumns.Region, InstanceColumns.Team,
            new("open", "Disputed since", row => TextFormat.Date(row.FirstDisputed)),
            new("evidence", "Evidence", RenderEvidence),
            InstanceColumns.Why)
        {
            Verdict = "disputed",
        }.Render([.. report.Disagreements.OrderByDescending(row => row.Due)]);

    private static string RenderEvidence(ReportedInstance row) => "<ul>"
        + string.Concat(row.Evidence.Select(evidence => $"<li>{SourceText.Format(evidence.Source)}: {PageText.Format(evidence)}</li>"))
        + (row.State is { } state ? $"<li>AWS Config: {PageText.Format(state)}</li>" : "")
        + "</ul>";
}
