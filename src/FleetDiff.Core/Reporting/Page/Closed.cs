using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>The instances that are no longer unmanaged, and those that are no longer there.</summary>
internal static class Closed
{
    public static IEnumerable<string> Resolved(Report report) =>
        Table("resolved", new("now", "Now", row => KebabCase.Of(row.Verdict))).Of(report.Resolved);

    public static IEnumerable<string> Gone(Report report) =>
        Table("gone", new("was", "Was", row => KebabCase.Of(row.Verdict))).Of(report.Gone);

    private static Table<ReportedInstance> Table(string what, Column<ReportedInstance> verdict) => new(
        $"Instances that are {what}",
        Columns.Instance, Columns.Account, Columns.Region, Columns.Team,
        new("open", "Was open since", row => Written.Day(row.FirstUnmanaged)), verdict, Columns.Why)
    {
        Verdict = what,
    };
}
