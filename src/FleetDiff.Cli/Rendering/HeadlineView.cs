using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>
/// Shows the start of a report: the counts, the changes, the sources, whether coverage is complete, and the trend.
/// </summary>
internal static class HeadlineView
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int MaxRuns = 60;
    private const int TextWidth = 34;

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
            console.WriteTextLine($"Sources: {string.Join(", ", report.Sources.Select(FormatSource))}.");
        }

        if (report.Suspect)
        {
            console.WriteTextLine($"Suspect: {report.SuspectBecause}", TextLines.Bad);
        }

        if (summary.MissingCoverageShort is { } missing)
        {
            console.WriteTextLine($"Incomplete coverage: {missing}.", TextLines.Warning);
        }

        ShowTrend(console, report);
    }

    private static string FormatSource(SourceResult source) =>
        SourceText.Format(source.Name)
        + (source.Status == SourceStatus.Complete ? "" : $" ({SourceText.Format(source.Status)})");

    // A bar for each complete report that is not suspect, up to this one: the newest ones that fit the terminal.
    private static void ShowTrend(IAnsiConsole console, Report report)
    {
        var runs = report.History.TakeLast(Math.Clamp(console.Profile.Width - TextWidth, 2, MaxRuns)).ToList();
        if (runs.Count < 2)
        {
            return;
        }

        console.WriteTextLine(
            $"Since {TextFormat.Date(runs[0].Date)} ({TextFormat.Count(runs.Count, "report")})", TextLines.Strong);
        ShowBars("Unmanaged", run => run.Unmanaged, run => TextFormat.Number(run.Unmanaged));
        ShowBars(
            "Managed", run => TextFormat.GetPercent(run.Managed, run.Instances) ?? 0,
            run => TextFormat.Percent(run.Managed, run.Instances));

        void ShowBars(string label, Func<RunCounts, double> of, Func<RunCounts, string> format) =>
            console.WriteTextLine($"  {label,-9}  {FormatBars(runs, of)}  {format(runs[0])} → {format(runs[^1])}");
    }

    // Scales the bars from 0 to the maximum.
    private static string FormatBars(IReadOnlyList<RunCounts> runs, Func<RunCounts, double> of)
    {
        var most = runs.Max(of);
        return string.Concat(runs.Select(run =>
            Bars[most > 0 ? (int)Math.Round((Bars.Length - 1) * of(run) / most) : 0]));
    }
}
