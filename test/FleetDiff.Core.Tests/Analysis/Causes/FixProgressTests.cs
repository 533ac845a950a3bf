using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class FixProgressTests
{
    [Fact]
    public void CountsWhatIsFixedOfThoseUnmanagedAWeekAgo()
    {
        // 5 is fixed on the third day, 6 on the last, 7 is new and fixed, 8 is removed, 4 stays.
        var reports = Fleets.Reports(Enumerable.Range(0, 8).Select(day => Fleets.With(
            managed: [1, 2, 3, .. day >= 3 ? new[] { 5 } : [], .. day >= 7 ? new[] { 6, 7 } : []],
            unmanaged: [4, .. day < 3 ? new[] { 5 } : [], .. day < 7 ? new[] { 6, 8 } : [], .. day is > 0 and < 7 ? new[] { 7 } : []])));

        Assert.Equal(new FixProgress(Fleets.RunDate, Open: 4, Fixed: 2), reports[^1].FixProgress);
        Assert.All(reports.SkipLast(1), report => Assert.Null(report.FixProgress));
    }

    [Fact]
    public void AReopenedInstanceIsNotFixed()
    {
        var reports = Fleets.Reports(Enumerable.Range(0, 8).Select(day => day == 4
            ? Fleets.With(managed: [1, 2, 3])
            : Fleets.With(managed: [1, 2], unmanaged: [3])));

        Assert.Equal(new FixProgress(Fleets.RunDate, Open: 1, Fixed: 0), reports[^1].FixProgress);
    }

    [Fact]
    public void ComparesWithTheLastRunBeforeTheWeek()
    {
        var first = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]), date: Fleets.RunDate.AddDays(-10));

        var later = Fleets.Report(Fleets.With(managed: [1, 2]), first);

        Assert.Equal(new FixProgress(first.Date, Open: 1, Fixed: 1), later.FixProgress);
        Assert.Null(Fleets.Report(Fleets.With(managed: [1, 2]), first, Fleets.RunDate.AddDays(5)).FixProgress);
    }
}
