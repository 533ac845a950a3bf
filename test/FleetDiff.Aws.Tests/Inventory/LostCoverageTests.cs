using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>Accounts and Regions that leave the view and return, over several runs and over HTTP.</summary>
public sealed class LostCoverageTests : WireTests
{
    private const string Other = "222233334444";
    private const string Ireland = "eu-west-1";
    private const string Tokyo = "ap-northeast-1";

    private static readonly DateOnly First = WireFixture.RunDate.AddDays(-3);

    [Fact]
    public async Task ALostAccountKeepsItsInstancesAndReturnsWithoutNews()
    {
        Wire.AddFleet(40);
        AddUnmanaged(Ireland, 101, 110);
        await RunAsync(0);
        Aws.ResourceExplorer.Leave(Other);

        var away = await RunAsync(1);
        AddUnmanaged(Ireland, 101, 110);
        var back = await RunAsync(2);

        Assert.Equal(AlertKind.IncompleteCoverage, away.Alert.Kind);
        Assert.Equal(10, away.Report.Unmanaged.Count);
        Assert.All(away.Report.Unmanaged, row => Assert.Equal(First, row.LastSeen));
        Assert.Equal((Other, null, 10), Spot(away));
        Assert.Contains("not seen since 2026-11-20", away.Alert.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("lastSeen", Wire.Text("reports/date=2026-11-21/unmanaged.csv"), StringComparison.Ordinal);
        Assert.Contains("\"lastSeen\":\"2026-11-20\"", Wire.Text("reports/date=2026-11-21/report.json"), Ordinal);
        Assert.Contains("not seen since 2026-11-20", Wire.Text("reports/date=2026-11-21/report.html"), Ordinal);
        Assert.False(back.Alert.Sent);
        Assert.Empty(back.Report.New);
        Assert.Empty(back.Report.BlindSpots);
        Assert.All(back.Report.Unmanaged, row => Assert.Equal((First, null), (row.FirstUnmanaged, row.LastSeen)));
    }

    [Fact]
    public async Task TheLastInstanceOfAnIndexedRegionIsRemoved()
    {
        Wire.AddFleet(40);
        AddUnmanaged(Tokyo, 201, 201);
        await RunAsync(0);
        Aws.ResourceExplorer.Remove($"arn:aws:ec2:{Tokyo}:{Other}:instance/{WireFixture.Id(201)}");

        var removed = await RunAsync(1);

        Assert.Equal(AlertKind.AllClear, removed.Alert.Kind);
        Assert.Single(removed.Report.Removed);
        Assert.Empty(removed.Report.BlindSpots);
    }

    [Fact]
    public async Task AViewWithoutIndexesIsReportedAndKeepsLostAccounts()
    {
        Aws.ResourceExplorer.AddView(
            WireFixture.ViewArn, WireFixture.Organization, filter: "resourcetype:ec2:instance,ssm:managed-instance");
        Wire.AddFleet(40);
        AddUnmanaged(Ireland, 101, 110);
        await RunAsync(0);
        Aws.ResourceExplorer.Leave(Other);

        var away = await RunAsync(1);

        Assert.Equal((Other, null, 10), Spot(away));
        Assert.Contains("resource-explorer-2:index", away.Alert.Text, Ordinal);
    }

    [Fact]
    public async Task TheLastManagedDateSurvivesTheGap()
    {
        Wire.AddFleet(40);
        AddUnmanaged(Ireland, 101, 101);
        Aws.ResourceExplorer.AddNode(Other, Ireland, WireFixture.Id(101), WireFixture.Reported);
        await RunAsync(0);
        Aws.ResourceExplorer.Leave(Other);
        await RunAsync(1);
        await RunAsync(2);
        AddUnmanaged(Ireland, 101, 101);

        var back = await RunAsync(3);

        Assert.Equal(First, Assert.Single(back.Report.New).LastManaged);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static (string, string?, int) Spot(RunResult run)
    {
        var spot = Assert.Single(run.Report.BlindSpots);
        return (spot.Account, spot.Region, spot.Unmanaged);
    }

    private void AddUnmanaged(string region, int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            Aws.ResourceExplorer.AddInstance(Other, region, WireFixture.Id(number), reportedAt: WireFixture.Reported);
        }
    }

    private Task<RunResult> RunAsync(int day) => Wire.RunAsync(First.AddDays(day));
}
