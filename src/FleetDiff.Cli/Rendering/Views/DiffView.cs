using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows a comparison of two lists. Shows all rows, because no report contains them.</summary>
internal static class DiffView
{
    public static void Show(IAnsiConsole console, ReportSummary summary)
    {
        var report = summary.Report;
        console.WriteTextLine($"{summary.Counts} {summary.Nodes}", TextLines.Strong);
        TableView.Show(console, new("Unmanaged", TextLines.Bad), report.Unmanaged,
            TableColumns.CreateAccount<ReportedInstance>(row => row.Account, row => row.AccountName),
            TableColumns.CreateRegion<ReportedInstance>(row => row.Region),
            TableColumns.CreateId<ReportedInstance>("Instance", row => row.Instance),
            TableColumns.CreateName<ReportedInstance>(row => row.Name));
        TableView.Show(console, new("Exempt", TextLines.Strong), report.Exempted,
            TableColumns.CreateForInstances(row => row.ExemptBy ?? ""));
        TableView.Show(console, new("Orphaned nodes", TextLines.Strong), report.OrphanedNodes,
            TableColumns.CreateForOrphans(summary.AccountNames));
    }
}
