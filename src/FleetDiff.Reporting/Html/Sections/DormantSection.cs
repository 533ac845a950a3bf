using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The instances that are stopped and return managed when they start.</summary>
internal static class DormantSection
{
    public static IEnumerable<string> Render(Report report) =>
        new Table<ReportedInstance>(
            "Dormant instances",
            InstanceColumns.Instance, InstanceColumns.Account, InstanceColumns.Region, InstanceColumns.Team, InstanceColumns.State, InstanceColumns.LastManaged,
            InstanceColumns.Why)
        {
            Verdict = "dormant",
        }.Render(report.Dormant);
}
