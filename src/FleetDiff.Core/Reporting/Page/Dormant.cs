namespace FleetDiff.Reporting.Page;

/// <summary>The instances that are stopped and come back managed.</summary>
internal static class Dormant
{
    public static IEnumerable<string> Of(Report report) =>
        new Table<ReportedInstance>(
            "Dormant instances",
            Columns.Instance, Columns.Account, Columns.Region, Columns.Team, Columns.State, Columns.LastManaged,
            Columns.Why)
        {
            Verdict = "dormant",
        }.Of(report.Dormant);
}
