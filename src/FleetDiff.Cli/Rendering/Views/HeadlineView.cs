using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the start of a report: the counts, the changes, the sources, and whether coverage is complete.</summary>
internal static class HeadlineView
{
    public static void Show(IAnsiConsole console, ReportSummary summary)
    {
        var report = summary.Report;
        console.WriteTextLine($"Report of {TextFormat.Date(report.Date)}", TextLines.Strong);
        console.WriteTextLine(
            $"{summary.Counts} {summary.Nodes}", summary.Totals.Unmanaged > 0 ? TextLines.Plain : TextLines.Good);
        console.WriteTextLine(summary.Changes);
        if (summary.Progress is { } progress)
        {
            console.WriteTextLine(progress);
        }

        if (report.Sources.Count > 1)
        {
            console.WriteTextLine($"Sources: {string.Join(", ", report.Sources.Select(FormatSources))}.");
        }

        if (report.Suspect)
        {
            console.WriteTextLine($"Suspect: {report.SuspectBecause}", TextLines.Bad);
        }

        if (summary.MissingCoverageShort is { } missing)
        {
            console.WriteTextLine($"Incomplete coverage: {missing}.", TextLines.Warning);
        }
    }

    private static string FormatSources(SourceResult source) =>
        SourceText.Format(source.Name)
        + (source.Status == SourceStatus.Complete ? "" : $" ({SourceText.Format(source.Status)})");
}
