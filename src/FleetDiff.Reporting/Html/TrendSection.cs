using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>The trend: two small charts over the complete reports that are not suspect, and their numbers.</summary>
internal static class TrendSection
{
    public static IEnumerable<string> Render(IReadOnlyList<RunCounts> history) =>
        RenderWithoutNumbers(history).Concat(history.Count < 2 ? [] : RenderNumbers(history));

    /// <summary>Renders only the charts, for a page that lists the numbers elsewhere.</summary>
    public static IEnumerable<string> RenderWithoutNumbers(IReadOnlyList<RunCounts> history) =>
        history.Count < 2 ? [] : RenderCharts(history);

    private static IEnumerable<string> RenderCharts(IReadOnlyList<RunCounts> history)
    {
        yield return "<div class=\"charts\">";
        yield return new LineChart("trend-count", "Unmanaged", TextFormat.Number).Render(
            [.. history.Select(run => new Point(run.Date, run.Unmanaged))]);
        yield return new LineChart("trend-share", "Managed, of all", value => $"{value} %") { Top = 100 }.Render(
            [
                .. from run in history
                   let percent = TextFormat.GetPercent(run.Managed, run.Instances)
                   where percent is not null
                   select new Point(run.Date, percent.Value),
            ]);
        yield return "</div>";
    }

    private static IEnumerable<string> RenderNumbers(IReadOnlyList<RunCounts> history) =>
        new Table<RunCounts>(
            "Numbers of each report, newest first",
            new("date", "Report", run => TextFormat.Date(run.Date)),
            new("", "Unmanaged", run => TextFormat.Number(run.Unmanaged)),
            new("", "Managed", run => TextFormat.Number(run.Managed)),
            new("", "Managed, of all", run => TextFormat.Percent(run.Managed, run.Instances)),
            new("", "Instances", run => TextFormat.Number(run.Instances)))
            .Render([.. history.Reverse()])
            .Prepend("<details class=\"numbers\"><summary>Numbers of the charts</summary>")
            .Append("</details>");
}
