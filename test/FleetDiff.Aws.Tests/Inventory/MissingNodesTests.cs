using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;
using FleetDiff.Reporting;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>An account whose managed nodes all disappear at once while its instances are still listed.</summary>
public sealed class MissingNodesTests : WireTests
{
    private const string Other = "222233334444";
    private const string Ireland = "eu-west-1";

    private static readonly DateOnly First = WireFixture.RunDate.AddDays(-5);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(40);
        for (var number = 101; number <= 110; number++)
        {
            Aws.ResourceExplorer.AddInstance(Other, Ireland, WireFixture.Id(number), reportedAt: WireFixture.Reported);
        }

        AddNodes(101, 109);
        await RunAsync(0);
    }

    [Fact]
    public async Task AreABlindSpotAndTheInstancesStayManaged()
    {
        RemoveNodes(101, 109);

        var missing = await RunAsync(1);
        AddNodes(101, 109);
        var back = await RunAsync(2);

        Assert.Empty(missing.Report.New);
        Assert.Equal((49, 1), (missing.Report.Totals.Managed, missing.Report.Totals.Unmanaged));
        var spot = Assert.Single(missing.Report.BlindSpots);
        Assert.Equal((Other, null, First), (spot.Account, spot.Region, spot.LastSeen));
        Assert.StartsWith("All 9 managed instances lost their node at the same time", spot.Because, Ordinal);
        Assert.Equal(AlertKind.IncompleteCoverage, missing.Alert.Kind);
        Assert.Empty(back.Report.BlindSpots);
        Assert.Null(back.Alert.Kind);
        Assert.All(back.Report.AccountRegions, counted => Assert.Equal(0, counted.RunsWithoutNodes));
    }

    [Fact]
    public async Task AreAcceptedAfterThreeRuns()
    {
        RemoveNodes(101, 109);

        var runs = new List<RunResult>();
        for (var day = 1; day <= 4; day++)
        {
            runs.Add(await RunAsync(day));
        }

        Assert.Equal([0, 0, 0, 9], runs.Select(run => new ReportSummary(run.Report).NewCount));
        Assert.Equal(
            [AlertKind.IncompleteCoverage, null, null, AlertKind.New], runs.Select(run => run.Alert.Kind));
        Assert.All(runs[3].Report.New, row => Assert.Equal(First, row.LastManaged));
        Assert.Empty(runs[3].Report.BlindSpots);
    }

    [Fact]
    public async Task PreventTheAllClear()
    {
        AddNodes(110, 110);
        RemoveNodes(101, 109);
        Aws.ResourceExplorer.Remove($"arn:aws:ssm:{Ireland}:{Other}:managed-instance/{WireFixture.Id(110)}");
        Aws.ResourceExplorer.Remove($"arn:aws:ec2:{Ireland}:{Other}:instance/{WireFixture.Id(110)}");

        var missing = await RunAsync(1);

        Assert.Empty(missing.Report.Unmanaged);
        Assert.NotEqual(AlertKind.AllClear, missing.Alert.Kind);
        Assert.DoesNotContain("All clear", Wire.Text("reports/date=2026-11-19/report.html"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OtherEvidenceDecidesAtOnce()
    {
        RemoveNodes(101, 109);
        Aws.Config.AddInstance(Other, Ireland, WireFixture.Id(101), "stopped");
        Aws.Config.AddInstance(Other, Ireland, WireFixture.Id(102), "running");
        Aws.SecurityHub.AddSsm1(
            Other, Ireland, WireFixture.Id(102), "FAILED", new(2026, 11, 19, 1, 0, 0, TimeSpan.Zero));
        Aws.Config.AddInstance(Other, Ireland, WireFixture.Id(103), "running");

        var run = await Wire.CreateRun(Wire.SecurityHub(), Wire.ConfigAggregator())
            .RunAsync(First.AddDays(1), WireFixture.Progress, default);

        Assert.Equal(Reason.StoppedOnceManaged, Assert.Single(run.Report.Dormant).Reason);
        Assert.Equal(WireFixture.Id(102), Assert.Single(run.Report.New).Instance);
        Assert.StartsWith("All 7 managed instances", Assert.Single(run.Report.BlindSpots).Because, Ordinal);
    }

    [Fact]
    public async Task DoNotApplyWhenOneNodeRemains()
    {
        RemoveNodes(101, 108);

        var partly = await RunAsync(1);

        Assert.Equal(8, new ReportSummary(partly.Report).NewCount);
        Assert.Empty(partly.Report.BlindSpots);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private void AddNodes(int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            Aws.ResourceExplorer.AddNode(Other, Ireland, WireFixture.Id(number), WireFixture.Reported);
        }
    }

    private void RemoveNodes(int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            Aws.ResourceExplorer.Remove($"arn:aws:ssm:{Ireland}:{Other}:managed-instance/{WireFixture.Id(number)}");
        }
    }

    private Task<RunResult> RunAsync(int day) => Wire.RunAsync(First.AddDays(day));
}
