using FleetDiff.Cli.Rendering.Layout;
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
        TableView.Show(console, new("Unmanaged", TextLines.Bad), TableEntry.Create(report.Unmanaged, _ => ""));
        RunView.ShowExempt(console, report);
        RunView.ShowOrphanedNodes(console, summary);
    }
}
