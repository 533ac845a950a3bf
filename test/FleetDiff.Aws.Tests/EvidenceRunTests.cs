namespace FleetDiff.Aws.Tests;

/// <summary>A run with every source, over HTTP: the evidence of the sources and the verdicts that follow.</summary>
public sealed class EvidenceRunTests : WireTests
{
    private static readonly DateTimeOffset Observed = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // One instance is managed: a run without any managed node is suspect.
        Wire.AddFleet(4, unmanaged: 2);
    }

    [Fact]
    public async Task SeparatesAStoppedInstanceFromOneWithoutAnAgent()
    {
        AddFinding(3, "PASSED");
        AddFinding(4, "FAILED");

        var report = await RunAsync();

        Assert.Equal(Reason.PassedWithoutNode, Assert.Single(report.Dormant).Reason);
        Assert.Equal(Reason.FailedWithoutNode, Assert.Single(report.Unmanaged).Reason);
    }

    [Fact]
    public async Task KeepsTheEvidenceOfEachSourceWithItsTimeAndThePlatformOfConfig()
    {
        AddFinding(3, "FAILED");
        Aws.SystemsManager.AddNode(
            new(WireFixture.Account, WireFixture.Region, WireFixture.Id(3)) { Managed = false, CaptureTime = Observed });
        Aws.Config.AddInstance(WireFixture.Account, WireFixture.Region, WireFixture.Id(3), "running", platform: "windows");

        var row = (await RunAsync()).Unmanaged[0];

        Assert.Equal([Source.ResourceExplorer, Source.SecurityHub, Source.SystemsManager],
            row.Evidence.Select(evidence => evidence.Source));
        Assert.All(row.Evidence, evidence => Assert.Equal(ManagementStatus.Unmanaged, evidence.Status));
        Assert.Equal(Observed, row.Evidence[1].ObservedAt);
        Assert.Equal("windows", row.Platform);
    }

    private void AddFinding(int number, string status) =>
        Aws.SecurityHub.AddSsm1(WireFixture.Account, WireFixture.Region, WireFixture.Id(number), status, Observed);

    private async Task<Report> RunAsync() =>
        (await Wire.RunAsync(Wire.SecurityHub(), Wire.SystemsManager(), Wire.ConfigAggregator())).Report;
}
