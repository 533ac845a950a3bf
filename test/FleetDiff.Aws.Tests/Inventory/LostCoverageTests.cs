using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>An account that leaves the view and returns, over several runs and over HTTP.</summary>
public sealed class LostCoverageTests : WireTests
{
    private const string Other = "222233334444";
    private const StringComparison Ordinal = StringComparison.Ordinal;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(40);
        Wire.AddInstances(101, 110, Other);
    }

    [Fact]
    public async Task ALostAccountKeepsItsInstancesAndReturnsWithoutNews()
    {
        await Wire.RunAsync(20);
        Aws.ResourceExplorer.Leave(Other);

        var away = await Wire.RunAsync(21);
        Wire.AddInstances(101, 110, Other);
        var back = await Wire.RunAsync(22);

        Assert.Equal(AlertKind.IncompleteCoverage, away.Alert.Kind);
        Assert.Equal(10, away.Report.Unmanaged.Count);
        Assert.All(away.Report.Unmanaged, row => Assert.Equal(WireFixture.Date(20), row.LastSeen));
        var spot = Assert.Single(away.Report.BlindSpots);
        Assert.Equal((Other, null, 10), (spot.Account, spot.Region, spot.Unmanaged));
        Assert.Contains("not seen since 2026-11-20", away.Alert.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("lastSeen", Wire.ReportText("unmanaged.csv", 21), Ordinal);
        Assert.Contains("\"lastSeen\":\"2026-11-20\"", Wire.ReportText("report.json", 21), Ordinal);
        Assert.Contains("not seen since 2026-11-20", Wire.ReportText("report.html", 21), Ordinal);
        Assert.False(back.Alert.Sent);
        Assert.Empty(back.Report.New);
        Assert.Empty(back.Report.BlindSpots);
        Assert.All(back.Report.Unmanaged, row => Assert.Equal((WireFixture.Date(20), null), (row.FirstUnmanaged, row.LastSeen)));
    }
}
