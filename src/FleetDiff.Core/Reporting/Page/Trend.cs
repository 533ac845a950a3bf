namespace FleetDiff.Reporting.Page;

/// <summary>Whether it gets better: two small charts over the good nights, and the numbers behind them.</summary>
internal static class Trend
{
    public static IEnumerable<string> Of(IReadOnlyList<HistoricNight> history) =>
        WithoutNumbers(history).Concat(history.Count < 2 ? [] : Numbers(history));

    /// <summary>The charts alone, for a page that lists the numbers anyway.</summary>
    public static IEnumerable<string> WithoutNumbers(IReadOnlyList<HistoricNight> history) =>
        history.Count < 2 ? [] : Charts(history);

    private static IEnumerable<string> Charts(IReadOnlyList<HistoricNight> history)
    {
        yield return "<div class=\"charts\">";
        yield return new Chart("trend-count", "Unmanaged", Written.Number).Of(
            [.. history.Select(night => new Point(night.Date, night.Unmanaged))]);
        yield return new Chart("trend-share", "Managed, of all", value => $"{value} %") { Top = 100 }.Of(
            [
                .. from night in history
                   let percent = Written.PercentOf(night.Managed, night.Instances)
                   where percent is not null
                   select new Point(night.Date, percent.Value),
            ]);
        yield return "</div>";
    }

    private static IEnumerable<string> Numbers(IReadOnlyList<HistoricNight> history) =>
        new Table<HistoricNight>(
            "The numbers of each good night, newest first",
            new("night", "Night", night => Written.Day(night.Date)),
            new("", "Unmanaged", night => Written.Number(night.Unmanaged)),
            new("", "Managed", night => Written.Number(night.Managed)),
            new("", "Managed, of all", night => Written.Percent(night.Managed, night.Instances)),
            new("", "Instances", night => Written.Number(night.Instances)))
            .Of([.. history.Reverse()])
            .Prepend("<details class=\"numbers\"><summary>The numbers behind the charts</summary>")
            .Append("</details>");
}
