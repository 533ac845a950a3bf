namespace FleetDiff.Reporting.Tests.Html;

public class LineChartTests
{
    [Fact]
    public async Task HasADescriptionInWords()
    {
        var page = await PageAsync((20, 10, 4, 6), (21, 10, 1, 9), (23, 10, 8, 2));

        Assert.Contains(
            "<desc id=\"trend-count-text\">From 6 on 2026-11-20 to 2 on 2026-11-23. The minimum was 2 on 2026-11-23, "
            + "the maximum 9 on 2026-11-21.</desc>", page, StringComparison.Ordinal);
        Assert.Contains("From 40 % on 2026-11-20 to 80 % on 2026-11-23.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HasAGapWhereARunIsMissing()
    {
        var page = await PageAsync((20, 10, 0, 10), (21, 10, 5, 5), (23, 10, 10, 0));

        Assert.Contains("<path class=\"line\" d=\"M6 6L202 50L594 94\"/>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeginsWithTheSecondRun() => Assert.DoesNotContain(
        "<figure", await PageAsync((23, 10, 8, 2)), StringComparison.Ordinal);

    private static Task<string> PageAsync(params (int Day, int Instances, int Managed, int Unmanaged)[] runs) =>
        TestPages.RenderAsync(Fleets.Report(Fleets.With(managed: [1])) with
        {
            History =
            [
                .. runs.Select(run => new RunCounts(
                    new(2026, 11, run.Day), run.Instances, run.Managed, run.Unmanaged)),
            ],
        });
}
