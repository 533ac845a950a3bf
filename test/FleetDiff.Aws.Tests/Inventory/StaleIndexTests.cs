namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>An account for which Resource Explorer or Security Hub has had no new observation for days.</summary>
public sealed class StaleIndexTests : WireTests
{
    private const string Other = "222233334444";
    private const string Ireland = "eu-west-1";
    private const string Tokyo = "ap-northeast-1";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(10);
    }

    [Fact]
    public async Task IsABlindSpotWithItsLastObservation()
    {
        Add(101, Ireland, daysAgo: 8);
        Add(102, Ireland, daysAgo: 9);

        var spot = Assert.Single((await Wire.RunAsync()).Report.BlindSpots);

        Assert.Equal((Other, null), (spot.Account, spot.Region));
        Assert.StartsWith(
            "Its index is stale: the newest observation by Resource Explorer is from 2026-11-14 21:15 UTC.", spot.Because,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneRegionIsStaleWhileOthersAreFresh()
    {
        Add(101, Ireland, daysAgo: 0);
        Add(102, Tokyo, daysAgo: 3);

        var spot = Assert.Single((await Wire.RunAsync()).Report.BlindSpots);

        Assert.Equal((Other, Tokyo), (spot.Account, spot.Region));
    }

    [Fact]
    public async Task IsNotReportedWithinTwoDaysOrWithOneFreshObservation()
    {
        Add(101, Ireland, daysAgo: 2);
        Add(102, Tokyo, daysAgo: 20);
        Add(103, Tokyo, daysAgo: 1);

        Assert.Empty((await Wire.RunAsync()).Report.BlindSpots);
    }

    [Fact]
    public async Task StaleFindingsAreReportedToo()
    {
        Add(101, Ireland, daysAgo: 0);
        Aws.SecurityHub.AddSsm1(Other, Ireland, WireFixture.Id(101), "FAILED", WireFixture.Reported.AddDays(-5));
        Aws.SecurityHub.AddSsm1(WireFixture.Account, Ireland, WireFixture.Id(1), "FAILED", WireFixture.Reported.AddHours(-5));

        var spot = Assert.Single((await Wire.RunAsync(Wire.SecurityHub())).Report.BlindSpots);

        Assert.Equal(Other, spot.Account);
        Assert.StartsWith("Its findings are stale", spot.Because, StringComparison.Ordinal);
    }

    private void Add(int number, string region, int daysAgo) => Aws.ResourceExplorer.AddInstance(
        Other, region, WireFixture.Id(number), reportedAt: WireFixture.Reported.AddDays(-daysAgo));
}
