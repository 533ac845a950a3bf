using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>A new instance that Systems Manager manages and whose node Resource Explorer does not list yet.</summary>
public sealed class LaggingIndexTests : WireTests
{
    private static readonly DateTimeOffset Indexed = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(5);
        await RunAsync(21);
        Aws.ResourceExplorer.AddInstance(WireFixture.Account, WireFixture.Region, WireFixture.Id(11), reportedAt: Indexed);
        Aws.Config.AddInstance(WireFixture.Account, WireFixture.Region, WireFixture.Id(11), "running");
    }

    [Fact]
    public async Task InstanceIsDisputedAndAlertedOnlyIfItLasts()
    {
        AddNode(Indexed.AddHours(1));

        var first = await RunAsync(22);
        var second = await RunAsync(23);
        Wire.AddNode(11);
        var listed = await RunAsync(24);

        var row = Assert.Single(first.Report.Disagreements);
        Assert.Equal((Verdict.Disputed, Reason.IndexLags, false), (row.Verdict, row.Reason, row.Due));
        Assert.Equal(
            "Systems Manager lists it as managed (2026-11-20 21:00 UTC), but Resource Explorer, which last observed it "
            + "before that, lists no managed node for it yet: the index lags.", row.Because);
        Assert.DoesNotContain("managed before", Wire.ReportText("report.html", 22), StringComparison.Ordinal);
        Assert.Empty(first.Report.Unmanaged);
        Assert.Equal([null, AlertKind.Disputed], new[] { first.Alert.Kind, second.Alert.Kind });
        Assert.Empty(listed.Report.Disagreements);
    }

    [Fact]
    public async Task DoesNotApplyWhenTheIndexObservedTheInstanceLater()
    {
        AddNode(Indexed.AddHours(-1));

        var row = Assert.Single((await RunAsync(22)).Report.New);

        Assert.Equal(Reason.RunningWithoutNode, row.Reason);
        Assert.EndsWith(
            "but Systems Manager reports an agent version: it was managed before.", row.Because, StringComparison.Ordinal);
    }

    private void AddNode(DateTimeOffset captured) => Aws.SystemsManager.AddNode(
        new(WireFixture.Account, WireFixture.Region, WireFixture.Id(11))
        {
            Managed = true,
            CaptureTime = captured,
            AgentVersion = "3.3.1",
        });

    private Task<RunResult> RunAsync(int day) =>
        Wire.RunAsync(day, Wire.SystemsManager(), Wire.ConfigAggregator());
}
