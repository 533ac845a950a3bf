using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>An account that leaves the view and returns, over several runs and over HTTP.</summary>
public sealed class LostCoverageTests : WireTests
{
    private const string Other = "222233334444";
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly DateOnly First = WireFixture.RunDate.AddDays(-3);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(40);
        Wire.AddInstances(101, 110, Other);
    }

    [Fact]
    public async Task ALostAccountKeepsItsInstancesAndReturnsWithoutNews()
    {
        await RunAsync(0);
        Aws.ResourceExplorer.Leave(Other);

        var away = await RunAsync(1);
        Wire.AddInstances(101, 110, Other);
        var back = await RunAsync(2);

        Assert.Equal(AlertKind.IncompleteCoverage, away.Alert.Kind);
        Assert.Equal(10, away.Report.Unmanaged.Count);
        Assert.All(away.Report.Unmanaged, row => Assert.Equal(First, row.LastSeen));
        AssertBlindSpot(away);
        Assert.Contains("not seen since 2026-11-20", away.Alert.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("lastSeen", Wire.ReportText("unmanaged.csv", First.AddDays(1)), Ordinal);
        Assert.Contains("\"lastSeen\":\"2026-11-20\"", Wire.ReportText("report.json", First.AddDays(1)), Ordinal);
        Assert.Contains("not seen since 2026-11-20", Wire.ReportText("report.html", First.AddDays(1)), Ordinal);
        Assert.False(back.Alert.Sent);
        Assert.Empty(back.Report.New);
        Assert.Empty(back.Report.BlindSpots);
        Assert.All(back.Report.Unmanaged, row => Assert.Equal((First, null), (row.FirstUnmanaged, row.LastSeen)));
    }

    private static void AssertBlindSpot(RunResult run)
    {
        var spot = Assert.Single(run.Report.BlindSpots);
        Assert.Equal((Other, null, 10), (spot.Account, spot.Region, spot.Unmanaged));
    }

    private Task<RunResult> RunAsync(int day) => Wire.RunAsync(First.AddDays(day));
}
