using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The totals, each with a link to its section.</summary>
internal static class CardsSection
{
    public static string Render(ReportSummary summary)
    {
        var (report, totals) = (summary.Report, summary.Totals);
        return "<ul class=\"cards\" aria-label=\"Totals\">"
            + RenderCard("unmanaged", totals.Unmanaged, "unmanaged",
                summary.NewCount == 0 ? "" : $"{TextFormat.Number(summary.NewCount)} new",
                report.New.Count > 0 ? "new" : "open")
            + RenderCard("managed", totals.Managed, "managed", TextFormat.Percent(totals.Managed, totals.Instances), "coverage")
            + RenderCard("dormant", totals.Dormant, "dormant", "stopped, managed before", "dormant")
            + RenderCard("disputed", totals.Disputed, "disputed", "sources disagree", "disputed")
            + RenderCard("exempt", totals.Exempt, "exempt", "by a rule", "exempt")
            + RenderCard("resolved", report.Resolved.Count, "resolved",
                $"{TextFormat.Number(report.Removed.Count)} removed", "resolved")
            + "</ul>";
    }

    private static string RenderCard(string kind, int count, string what, string more, string section)
    {
        var inside = $"<b>{TextFormat.Number(count)}</b> <span>{what}</span>"
            + (count == 0 || more.Length == 0 ? "" : $" <small>{more}</small>");
        return $"<li class=\"{kind}\">{(count == 0 ? inside : $"<a href=\"#{section}\">{inside}</a>")}</li>";
    }
}
