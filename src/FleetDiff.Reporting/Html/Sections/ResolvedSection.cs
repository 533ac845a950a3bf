using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The instances that are no longer unmanaged, and those that are no longer there.</summary>
internal static class ResolvedSection
{
    public static IEnumerable<string> RenderResolved(Report report) =>
        CreateTable("resolved", new("now", "Now", row => KebabCase.Format(row.Verdict))).Render(report.Resolved);

    public static IEnumerable<string> RenderRemoved(Report report) =>
        CreateTable("gone", new("was", "Was", row => KebabCase.Format(row.Verdict))).Render(report.Removed);

    private static Table<ReportedInstance> CreateTable(string what, Column<ReportedInstance> verdict) => new(
        $"Instances that are {what}",
        InstanceColumns.Instance, InstanceColumns.Account, InstanceColumns.Region, InstanceColumns.Team,
        new("open", "Was open since", row => TextFormat.Date(row.FirstUnmanaged)), verdict, InstanceColumns.Why)
    {
        Verdict = what,
    };
}
