namespace FleetDiff.Reporting.Html;

/// <summary>The trend: two small charts over the complete reports that are not suspect, and their numbers.</summary>
internal static class TrendSection
{
    private static readonly Table<RunCounts> Numbers = new(
        "Numbers of each report, newest first",
        new("date", "Report", run => TextFormat.Date(run.Date)),
        new("", "Unmanaged", run => TextFormat.Number(run.Unmanaged)),
        new("", "Managed", run => TextFormat.Number(run.Managed)),
        new("", "Managed, of all", run => TextFormat.Percent(run.Managed, run.Instances)),
        new("", "Instances", run => TextFormat.Number(run.Instances)));

    public static IReadOnlyList<string> Render(IReadOnlyList<RunCounts> history) => history.Count < 2 ? [] :
    [
        .. RenderCharts(history),
        "<details class=\"numbers\"><summary>Numbers of the charts</summary>",
        .. Numbers.Render([.. history.Reverse()]),
        "</details>",
    ];

    /// <summary>Renders only the charts, for a page that lists the numbers elsewhere.</summary>
    public static IReadOnlyList<string> RenderCharts(IReadOnlyList<RunCounts> history) => history.Count < 2 ? [] :
    [
        "<div class=\"charts\">",
        new LineChart("trend-count", "Unmanaged", TextFormat.Number).Render(
            [.. history.Select(run => (run.Date, run.Unmanaged))]),
        new LineChart("trend-share", "Managed, of all", value => $"{value} %") { Top = 100 }.Render(
            [
                .. from run in history
                   let percent = TextFormat.GetPercent(run.Managed, run.Instances)
                   where percent is not null
                   select (run.Date, percent.Value),
            ]),
        "</div>",
    ];
}
