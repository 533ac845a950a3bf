using FleetDiff.Fleet;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>The night in a few lines: its counts, what was asked, and what could not be seen.</summary>
internal static class HeadlineView
{
    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        var report = summary.Report;
        console.Line($"Night of {Written.Day(report.Date)}", Lines.Strong);
        console.Line($"{summary.Counts} {summary.Nodes}", summary.Totals.Unmanaged > 0 ? Lines.Plain : Lines.Good);
        console.Line(summary.Changes);
        if (report.Sources.Count > 1)
        {
            console.Line($"Asked: {string.Join(", ", report.Sources.Select(Asked))}.");
        }

        if (report.Suspect)
        {
            console.Line($"Suspect: {report.SuspectBecause}", Lines.Bad);
        }

        var news = summary.NewExemptions;
        Show(console, summary.NewExemptionsTitle, news.Sum(rule => rule.Added), [.. news.Select(ExemptWords.Of)], most,
            "more account");
        Show(console, "Incomplete coverage", summary.NotSeen.Count, [.. summary.NotSeen.Select(one => one.Line)], most);
        Show(console, "Sudden changes", summary.SuddenChanges.Count, summary.SuddenChanges, most);
    }

    private static string Asked(SourceLedger source) =>
        $"{SourceWords.Of(source.Name)}{(source.Status == SourceStatus.Complete ? "" : $" ({SourceWords.Of(source.Status)})")}";

    private static void Show(
        IAnsiConsole console, string heading, int count, IReadOnlyList<string> sentences, int most, string? what = null)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"{heading} ({Written.Number(count)})", Lines.Uneasy);
        foreach (var line in sentences.Take(most))
        {
            console.Indented(Lines.Of(line));
        }

        console.Rest(sentences.Count - most, what);
    }
}
