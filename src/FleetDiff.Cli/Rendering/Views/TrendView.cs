using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the trend: a bar for each complete report that is not suspect, up to this one.</summary>
internal static class TrendView
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int MaxRuns = 60;
    private const int TextWidth = 34;

    /// <summary>Shows the newest reports that fit the width of the terminal; shows nothing without an earlier report.</summary>
    public static void Show(IAnsiConsole console, Report report)
    {
        var runs = report.History.TakeLast(Math.Clamp(console.Profile.Width - TextWidth, 2, MaxRuns)).ToList();
        if (runs.Count < 2)
        {
            return;
        }

        console.WriteTextLine(
            $"Since {TextFormat.Date(runs[0].Date)} ({TextFormat.Count(runs.Count, "report")})", TextLines.Strong);
        var table = new Grid { Expand = false };
        foreach (var _ in Enumerable.Range(0, 3))
        {
            table.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        }

        table.AddRow(TextLines.Create("Unmanaged"), TextLines.Create(FormatBars(runs, run => run.Unmanaged)),
            TextLines.Create($"{TextFormat.Number(runs[0].Unmanaged)} → {TextFormat.Number(runs[^1].Unmanaged)}"));
        table.AddRow(
            TextLines.Create("Managed"),
            TextLines.Create(FormatBars(runs, run => TextFormat.GetPercent(run.Managed, run.Instances) ?? 0)),
            TextLines.Create($"{FormatPercent(runs[0])} → {FormatPercent(runs[^1])}"));
        console.WriteIndented(table);
    }

    // Scales the bars from 0 to the maximum.
    private static string FormatBars(IReadOnlyList<RunCounts> runs, Func<RunCounts, double> of)
    {
        var most = runs.Max(of);
        return string.Concat(runs.Select(run =>
            Bars[most > 0 ? (int)Math.Round((Bars.Length - 1) * of(run) / most) : 0]));
    }

    private static string FormatPercent(RunCounts run) => TextFormat.Percent(run.Managed, run.Instances);
}
