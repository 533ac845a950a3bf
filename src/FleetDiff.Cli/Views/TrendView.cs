using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>Whether it gets better: a bar for each of the good nights up to this one.</summary>
internal static class TrendView
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int MostNights = 60;
    private const int Beside = 34;

    /// <summary>Shows the trend, as far as the terminal is wide; nothing when there is no night before.</summary>
    public static void Show(IAnsiConsole console, Report report)
    {
        var nights = report.History.TakeLast(Math.Clamp(console.Profile.Width - Beside, 2, MostNights)).ToList();
        if (nights.Count < 2)
        {
            return;
        }

        console.Line($"Since {Written.Day(nights[0].Date)} ({Written.Count(nights.Count, "good night")})", Lines.Strong);
        var table = new Grid { Expand = false };
        foreach (var _ in Enumerable.Range(0, 3))
        {
            table.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        }

        table.AddRow(Lines.Of("Unmanaged"), Lines.Of(BarsOf(nights, night => night.Unmanaged)),
            Lines.Of($"{Written.Number(nights[0].Unmanaged)} → {Written.Number(nights[^1].Unmanaged)}"));
        table.AddRow(Lines.Of("Managed"), Lines.Of(BarsOf(nights, night => Written.PercentOf(night.Managed, night.Instances) ?? 0)),
            Lines.Of($"{Percent(nights[0])} → {Percent(nights[^1])}"));
        console.Indented(table);
        console.Line();
    }

    // From nothing to the most there was: a bar tells by its height.
    private static string BarsOf(IReadOnlyList<HistoricNight> nights, Func<HistoricNight, double> of)
    {
        var most = nights.Max(of);
        return string.Concat(nights.Select(night =>
            Bars[most > 0 ? (int)Math.Round((Bars.Length - 1) * of(night) / most) : 0]));
    }

    private static string Percent(HistoricNight night) => Written.Percent(night.Managed, night.Instances);
}
