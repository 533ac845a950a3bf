using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline;
using FleetDiff.Reporting;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>An account whose managed nodes all disappear at once while its instances are still listed.</summary>
public sealed class MissingNodesTests : WireTests
{
    private const string Other = "222233334444";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(40);
        Wire.AddInstances(101, 110, Other);
        ForEachNode(101, 109, Wire.AddNode);
        await Wire.RunAsync(18);
    }

    [Fact]
    public async Task AreABlindSpotAndTheInstancesStayManaged()
    {
        ForEachNode(101, 109, Wire.RemoveNode);

        var missing = await Wire.RunAsync(19);
        ForEachNode(101, 109, Wire.AddNode);
        var back = await Wire.RunAsync(20);

        Assert.Empty(missing.Report.New);
        Assert.Equal((49, 1), (missing.Report.Totals.Managed, missing.Report.Totals.Unmanaged));
        var spot = Assert.Single(missing.Report.BlindSpots);
        Assert.Equal((Other, null, WireFixture.Date(18)), (spot.Account, spot.Region, spot.LastSeen));
        Assert.StartsWith("All 9 managed instances lost their node at the same time", spot.Because, StringComparison.Ordinal);
        Assert.Equal(AlertKind.IncompleteCoverage, missing.Alert.Kind);
        Assert.Empty(back.Report.BlindSpots);
        Assert.Null(back.Alert.Kind);
        Assert.All(back.Report.AccountRegions, counted => Assert.Equal(0, counted.RunsWithoutNodes));
    }

    [Fact]
    public async Task AreAcceptedAfterThreeRuns()
    {
        ForEachNode(101, 109, Wire.RemoveNode);

        var runs = new List<RunResult>();
        for (var day = 19; day <= 22; day++)
        {
            runs.Add(await Wire.RunAsync(day));
        }

        Assert.Equal([0, 0, 0, 9], runs.Select(run => new ReportSummary(run.Report).NewCount));
        Assert.Equal(
            [AlertKind.IncompleteCoverage, null, null, AlertKind.New], runs.Select(run => run.Alert.Kind));
        Assert.All(runs[3].Report.New, row => Assert.Equal(WireFixture.Date(18), row.LastManaged));
        Assert.Empty(runs[3].Report.BlindSpots);
    }

    [Fact]
    public async Task PreventTheAllClear()
    {
        ForEachNode(101, 109, Wire.RemoveNode);
        Wire.RemoveInstance(110, Other);

        var missing = await Wire.RunAsync(19);

        Assert.Empty(missing.Report.Unmanaged);
        Assert.NotEqual(AlertKind.AllClear, missing.Alert.Kind);
        Assert.DoesNotContain("All clear", Wire.ReportText("report.html", 19), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OtherEvidenceDecidesAtOnce()
    {
        ForEachNode(101, 109, Wire.RemoveNode);
        Aws.Config.AddInstance(Other, WireFixture.Region, WireFixture.Id(101), "stopped");
        Aws.Config.AddInstance(Other, WireFixture.Region, WireFixture.Id(102), "running");
        Aws.SecurityHub.AddSsm1(
            Other, WireFixture.Region, WireFixture.Id(102), "FAILED", new(2026, 11, 19, 1, 0, 0, TimeSpan.Zero));
        Aws.Config.AddInstance(Other, WireFixture.Region, WireFixture.Id(103), "running");

        var report = (await Wire.RunAsync(19, Wire.SecurityHub(), Wire.ConfigAggregator())).Report;

        Assert.Equal(Reason.StoppedOnceManaged, Assert.Single(report.Dormant).Reason);
        Assert.Equal(WireFixture.Id(102), Assert.Single(report.New).Instance);
        Assert.StartsWith("All 7 managed instances", Assert.Single(report.BlindSpots).Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoNotApplyWhenOneNodeRemains()
    {
        ForEachNode(101, 108, Wire.RemoveNode);

        var partly = await Wire.RunAsync(19);

        Assert.Equal(8, new ReportSummary(partly.Report).NewCount);
        Assert.Empty(partly.Report.BlindSpots);
    }

    private static void ForEachNode(int first, int last, Action<int, string> change)
    {
        for (var number = first; number <= last; number++)
        {
            change(number, Other);
        }
    }
}
