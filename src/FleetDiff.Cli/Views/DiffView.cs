using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>Two lists held against each other, in the terminal; all rows, for no report has the rest.</summary>
internal static class DiffView
{
    public static void Show(IAnsiConsole console, ReportSummary summary)
    {
        var report = summary.Report;
        console.Line($"{summary.Counts} {summary.Nodes}", Lines.Strong);
        Tables.Show(console, new("Unmanaged", Lines.Bad), report.Unmanaged,
            Columns.Account<ReportedInstance>(row => row.Account), Columns.Region<ReportedInstance>(row => row.Region),
            Columns.Id<ReportedInstance>("Instance", row => row.Instance),
            Columns.Name<ReportedInstance>(row => row.Name));
        Tables.Show(console, new("Exempt", Lines.Strong), report.Exempted,
            Columns.Instances(row => row.ExemptBy ?? ""));
        Tables.Show(console, new("Orphans: nodes without an instance", Lines.Strong), report.Orphans, Columns.Orphans);
    }
}
