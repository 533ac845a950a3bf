namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The totals, each with a link to its section.</summary>
internal static class CardsSection
{
    public static string Render(ReportSummary summary)
    {
        var (report, totals) = (summary.Report, summary.Totals);
        return "<ul class=\"cards\" aria-label=\"Totals and changes\">"
            + RenderCard("unmanaged", totals.Unmanaged, "unmanaged", "",
                summary.Before.Count + summary.InGrace.Count > 0 ? "open" : "new")
            + (summary.IsFirst ? "" : RenderCard("unmanaged", summary.NewCount, "new", FormatReopened(summary), "new")
                + RenderCard("resolved", report.Resolved.Count, "resolved", "", "resolved")
                + RenderCard("removed", report.Removed.Count, "removed", "", "removed"))
            + RenderCard("managed", totals.Managed, "managed", TextFormat.Percent(totals.Managed, totals.Instances), "coverage")
            + RenderCard("dormant", totals.Dormant, "dormant", "stopped", "dormant")
            + RenderCard("disputed", totals.Disputed, "disputed", "", "disputed")
            + RenderCard("exempt", totals.Exempt, "exempt", "", "exempt")
            + "</ul>";
    }

    private static string FormatReopened(ReportSummary summary) =>
        summary.Reopened == 0 ? "" : $"{TextFormat.Number(summary.Reopened)} reopened";

    private static string RenderCard(string kind, int count, string what, string more, string section)
    {
        var inside = $"<b>{TextFormat.Number(count)}</b>{(count == 0 || more.Length == 0 ? "" : $" <small>{more}</small>")} "
            + $"<span>{what}</span>";
        return $"<li class=\"{kind}\">{(count == 0 ? inside : $"<a href=\"#{section}\">{inside}</a>")}</li>";
    }
}
