namespace FleetDiff.Reporting.Page;

/// <summary>What could not be seen or understood: limits of the view, sources that failed, blind spots, warnings.</summary>
internal static class Unseen
{
    public static IEnumerable<string> Of(ReportSummary summary) =>
        new Table<NotSeen>("Limits of the view, sources that failed, blind spots, warnings",
            new("what", "What", row => Html.Text(row.What)), new("why", "Why", row => Html.Text(row.Why)))
        {
            Kind = "notes",
        }.Of(summary.NotSeen);
}
