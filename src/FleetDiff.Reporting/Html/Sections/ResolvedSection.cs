using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The resolved instances, and the instances that were removed from the inventory.</summary>
internal static class ResolvedSection
{
    public static IEnumerable<string> RenderResolved(Report report) =>
        CreateTable("resolved", new("now", "Now", row => KebabCase.Format(row.Verdict))).Render(report.Resolved);

    public static IEnumerable<string> RenderRemoved(Report report) =>
        CreateTable("removed", new("was", "Was", row => KebabCase.Format(row.Verdict))).Render(report.Removed);

    private static Table<ReportedInstance> CreateTable(string what, Column<ReportedInstance> verdict) => new(
        $"Instances that were {what}",
        InstanceColumns.Instance, InstanceColumns.Account, InstanceColumns.Region, InstanceColumns.Team,
        new("open", "Was open since", row => TextFormat.Date(row.FirstUnmanaged)), verdict, InstanceColumns.Why)
    {
        Verdict = what,
    };
}
