namespace FleetDiff.Reporting.Page;

/// <summary>How many there are of each, and the way to them.</summary>
internal static class Cards
{
    public static string Of(ReportSummary summary)
    {
        var (report, totals) = (summary.Report, summary.Totals);
        return "<ul class=\"cards\" aria-label=\"Totals\">"
            + Card("unmanaged", totals.Unmanaged, "unmanaged",
                summary.NewCount == 0 ? "" : $"{Written.Number(summary.NewCount)} new",
                report.New.Count > 0 ? "new" : "open")
            + Card("managed", totals.Managed, "managed", Written.Percent(totals.Managed, totals.Instances), "coverage")
            + Card("dormant", totals.Dormant, "dormant", "stopped, will return", "dormant")
            + Card("disputed", totals.Disputed, "disputed", "sources disagree", "disputed")
            + Card("exempt", totals.Exempt, "exempt", "by a rule", "exempt")
            + Card("resolved", report.Resolved.Count, "resolved", $"{Written.Number(report.Gone.Count)} gone", "resolved")
            + "</ul>";
    }

    private static string Card(string kind, int count, string what, string more, string leadsTo)
    {
        var inside = $"<b>{Written.Number(count)}</b> <span>{what}</span>"
            + (count == 0 || more.Length == 0 ? "" : $" <small>{more}</small>");
        return $"<li class=\"{kind}\">{(count == 0 ? inside : $"<a href=\"#{leadsTo}\">{inside}</a>")}</li>";
    }
}
