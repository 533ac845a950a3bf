using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests;

/// <summary>What the golden files of the five nights rely on.</summary>
public class TheFiveNights
{
    [Fact]
    public async Task BeginWithOneThatComparesWithNothing()
    {
        var baseline = await FiveNights.ReportAsync("baseline");

        Assert.Null(baseline.ComparedWith);
        Assert.Equal((12, 4, 2), Counts(baseline));
        Assert.Equal(4, baseline.New.Count);
    }

    [Fact]
    public async Task GoOnWithOneOnWhichNothingChanged()
    {
        var quiet = await FiveNights.ReportAsync("quiet");

        Assert.Equal((12, 4, 2), Counts(quiet));
        Assert.Empty(quiet.New.Concat(quiet.Resolved).Concat(quiet.Gone));
    }

    [Fact]
    public async Task HaveOneOnWhichEverythingHappens()
    {
        var busy = await FiveNights.ReportAsync(FiveNights.Busy);

        Assert.Equal((15, 8, 1), Counts(busy));
        Assert.Equal([13, 14, 21, 31, 32, 33, 34], Fleets.Numbers(busy.New).Order());
        Assert.Single(busy.New, row => row.Reopened is not null);
        Assert.Single(busy.New, row => row.ExemptionEnded is not null);
        Assert.All(
            [busy.Resolved.Count, busy.Gone.Count, busy.Dormant.Count, busy.Disagreements.Count, busy.Orphans.Count,
                busy.BlindSpots.Count, busy.Groups.Count],
            count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task HaveOneThatCannotBeBelieved() => Assert.True((await FiveNights.ReportAsync("suspect")).Suspect);

    [Fact]
    public async Task EndWithOneOnWhichNothingIsLeftToDo()
    {
        var clear = await FiveNights.ReportAsync("all-clear");

        Assert.Equal(FiveNights.Date(FiveNights.Busy), clear.ComparedWith);
        Assert.Equal((15, 0, 1), Counts(clear));
        Assert.Equal(8, clear.Resolved.Count);
    }

    private static (int Instances, int Unmanaged, int Exempt) Counts(Report report) =>
        (report.Totals.Instances, report.Totals.Unmanaged, report.Totals.Exempt);
}
