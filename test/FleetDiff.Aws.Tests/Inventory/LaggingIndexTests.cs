using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>A new instance that Systems Manager manages and whose node Resource Explorer does not list yet.</summary>
public sealed class LaggingIndexTests : WireTests
{
    private const string Region = "eu-west-1";

    private static readonly DateOnly First = WireFixture.RunDate.AddDays(-2);
    private static readonly DateTimeOffset Indexed = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(5);
        await RunAsync(0);
        Aws.ResourceExplorer.AddInstance(WireFixture.Account, Region, WireFixture.Id(11), reportedAt: Indexed);
        Aws.Config.AddInstance(WireFixture.Account, Region, WireFixture.Id(11), "running");
    }

    [Fact]
    public async Task InstanceIsDisputedAndAlertedOnlyIfItLasts()
    {
        AddNode(Indexed.AddHours(1));

        var first = await RunAsync(1);
        var second = await RunAsync(2);

        var row = Assert.Single(first.Report.Disagreements);
        Assert.Equal((Verdict.Disputed, Reason.IndexLags, false), (row.Verdict, row.Reason, row.Due));
        Assert.Empty(first.Report.Unmanaged);
        Assert.Null(first.Alert.Kind);
        Assert.Equal(AlertKind.Disputed, second.Alert.Kind);
    }

    [Fact]
    public async Task IsExplainedOnce()
    {
        AddNode(Indexed.AddHours(1));

        var row = Assert.Single((await RunAsync(1)).Report.Disagreements);

        Assert.Equal(
            "Systems Manager lists it as managed (2026-11-20 21:00 UTC), but Resource Explorer, which last observed it "
            + "before that, lists no managed node for it yet: the index lags.", row.Because);
        Assert.DoesNotContain("managed before", Wire.Text("reports/date=2026-11-22/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndsWhenTheNodeIsListed()
    {
        AddNode(Indexed.AddHours(1));
        await RunAsync(1);
        Aws.ResourceExplorer.AddNode(WireFixture.Account, Region, WireFixture.Id(11));

        var run = await RunAsync(2);

        Assert.Empty(run.Report.Disagreements);
        Assert.Null(run.Alert.Kind);
    }

    [Fact]
    public async Task DoesNotApplyWhenTheIndexObservedTheInstanceLater()
    {
        AddNode(Indexed.AddHours(-1));

        var row = Assert.Single((await RunAsync(1)).Report.New);

        Assert.Equal(Reason.RunningWithoutNode, row.Reason);
        Assert.EndsWith("but Systems Manager reports an agent version: it was managed before.", row.Because, StringComparison.Ordinal);
    }

    private void AddNode(DateTimeOffset captured) => Aws.SystemsManager.AddNode(
        new(WireFixture.Account, Region, WireFixture.Id(11)) { Managed = true, CaptureTime = captured, AgentVersion = "3.3.1" });

    private Task<RunResult> RunAsync(int day) => Wire.CreateRun(Wire.SystemsManager(), Wire.ConfigAggregator())
        .RunAsync(First.AddDays(day), WireFixture.Progress, default);
}
