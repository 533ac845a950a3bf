using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the start of a report: the counts, the sources, and the problems of the data.</summary>
internal static class HeadlineView
{
    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        var report = summary.Report;
        console.WriteTextLine($"Report of {TextFormat.Date(report.Date)}", TextLines.Strong);
        console.WriteTextLine(
            $"{summary.Counts} {summary.Nodes}", summary.Totals.Unmanaged > 0 ? TextLines.Plain : TextLines.Good);
        console.WriteTextLine(summary.Changes);
        if (report.Sources.Count > 1)
        {
            console.WriteTextLine($"Sources: {string.Join(", ", report.Sources.Select(FormatSources))}.");
        }

        if (report.Suspect)
        {
            console.WriteTextLine($"Suspect: {report.SuspectBecause}", TextLines.Bad);
        }

        var news = summary.NewExemptions;
        Show(console, summary.NewExemptionsTitle, news.Sum(rule => rule.Added), [.. news.Select(ExemptionText.Format)], most,
            "more account");
        Show(console, "Incomplete coverage", summary.MissingCoverage.Count, [.. summary.MissingCoverage.Select(one => one.Line)], most);
        Show(console, "Sudden changes", summary.SuddenChanges.Count, summary.SuddenChanges, most);
    }

    private static string FormatSources(SourceResult source) =>
        SourceText.Format(source.Name)
        + (source.Status == SourceStatus.Complete ? "" : $" ({SourceText.Format(source.Status)})");

    private static void Show(
        IAnsiConsole console, string heading, int count, IReadOnlyList<string> sentences, int most, string? what = null)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        console.WriteTextLine();
        console.WriteTextLine($"{heading} ({TextFormat.Number(count)})", TextLines.Warning);
        foreach (var line in sentences.Take(most))
        {
            console.WriteIndented(TextLines.Create(line));
        }

        console.FormatRest(sentences.Count - most, what);
    }
}
