using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using LocalAws;

namespace FleetDiff.Aws.Tests;

/// <summary>A run with every source, over HTTP: the evidence of the sources and the verdicts that follow.</summary>
public sealed class EvidenceRunTests : WireTests
{
    private static readonly DateTimeOffset Observed = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Aws.Config.AddAggregator(WireFixture.Aggregator);
        // One instance is managed: a run without any managed node is suspect.
        Wire.AddFleet(2);
    }

    [Theory]
    [InlineData("running", "running", Verdict.Managed)]
    [InlineData("running", "stopped", Verdict.Unmanaged)]
    [InlineData("running", "not installed", Verdict.Unmanaged)]
    [InlineData("stopped", "installed", Verdict.Dormant)]
    [InlineData("stopped", "not installed", Verdict.Unmanaged)]
    public async Task EvaluatesEachRowOfTheTableOfSsm1(string instance, string agent, Verdict expected)
    {
        var isManaged = agent == "running";
        Add(3, isManaged);
        SayPassed(3, isManaged || agent == "installed");
        Aws.Config.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(3), instance);

        Assert.Equal(expected, (await RunAsync()).GetVerdict(3));
    }

    [Fact]
    public async Task SeparatesAStoppedInstanceFromOneWithoutAnAgent()
    {
        Add(3, isManaged: false);
        Add(4, isManaged: false);
        SayPassed(3, passed: true);
        SayPassed(4, passed: false);

        var report = (await RunAsync()).Report;

        Assert.Equal(Reason.PassedWithoutNode, Assert.Single(report.Dormant).Reason);
        Assert.Equal(Reason.FailedWithoutNode, Assert.Single(report.Unmanaged).Reason);
    }

    [Fact]
    public async Task KeepsTheEvidenceOfEachSourceWithItsTime()
    {
        Add(3, isManaged: false);
        SayPassed(3, passed: false);
        Aws.SystemsManager.AddNode(new(WireFixture.Account, "eu-west-1", WireFixture.Id(3)) { Managed = false, CaptureTime = Observed });

        var row = Assert.Single((await RunAsync()).Report.Unmanaged);

        Assert.Equal([Source.ResourceExplorer, Source.SecurityHub, Source.SystemsManager],
            row.Evidence.Select(evidence => evidence.Source));
        Assert.All(row.Evidence, evidence => Assert.Equal(ManagementStatus.Unmanaged, evidence.Status));
        Assert.Equal(Observed, row.Evidence[1].ObservedAt);
    }

    [Fact]
    public async Task TakesThePlatformFromConfigIfSystemsManagerHasNone()
    {
        Add(3, isManaged: false);
        Aws.Config.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(3), "running", platform: "windows");

        Assert.Equal("windows", Assert.Single((await RunAsync()).Report.Unmanaged).Platform);
    }

    [Fact]
    public async Task LeavesOutADeniedSourceAndReportsIt()
    {
        Add(3, isManaged: false);
        SayPassed(3, passed: true);
        Aws.Faults.On("GetFindings", Fault.Denied);

        var report = (await RunAsync()).Report;

        Assert.Equal(Reason.NoNodeListed, Assert.Single(report.Unmanaged).Reason);
        var result = Assert.Single(report.Sources, source => source.Name == Source.SecurityHub);
        Assert.Equal(SourceStatus.Denied, result.Status);
        Assert.Contains("securityhub:GetFindings", result.Error, StringComparison.Ordinal);
        Assert.Contains("Security Hub: denied.", Assert.Single(Aws.Sns.Published).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesOutASourceThatFailsHalfway()
    {
        for (var number = 3; number <= 252; number++)
        {
            Add(number, isManaged: true);
            SayPassed(number, passed: false);
        }

        Aws.Faults.On("GetFindings", Fault.InternalError, request => request.Body.Contains("NextToken", StringComparison.Ordinal));

        var report = (await RunAsync()).Report;

        Assert.Equal(0, report.Totals.Disputed);
        Assert.Equal(SourceStatus.Failed, Assert.Single(report.Sources, source => source.Name == Source.SecurityHub).Status);
    }

    [Fact]
    public async Task LeavesOutInstancesThatConfigReportsAsTerminated()
    {
        Add(3, isManaged: false);
        Aws.Config.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(3), "terminated");

        var report = (await RunAsync()).Report;

        Assert.Equal((2, 0), (report.Totals.Instances, report.Totals.Unmanaged));
    }

    [Fact]
    public async Task ListsInstancesThatOnlyAnotherSourceReports()
    {
        SayPassed(9, passed: false);

        Assert.Equal(Reason.NotInInventory, Assert.Single((await RunAsync()).Report.Disagreements).Reason);
    }

    private void Add(int number, bool isManaged)
    {
        Aws.ResourceExplorer.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(number), reportedAt: Observed.AddHours(-1));
        if (isManaged)
        {
            Aws.ResourceExplorer.AddNode(WireFixture.Account, "eu-west-1", WireFixture.Id(number), Observed.AddHours(-1));
        }
    }

    private void SayPassed(int number, bool passed) => Aws.SecurityHub.AddSsm1(
        WireFixture.Account, "eu-west-1", WireFixture.Id(number), passed ? "PASSED" : "FAILED", Observed);

    private async Task<Found> RunAsync()
    {
        var run = Wire.CreateRun(Wire.SecurityHub(), Wire.SystemsManager(), Wire.ConfigAggregator());
        return new((await run.RunAsync(WireFixture.RunDate, WireFixture.Progress, default)).Report);
    }

    private sealed record Found(Report Report)
    {
        public Verdict GetVerdict(int number) =>
            Report.Unmanaged.Concat(Report.Dormant).Concat(Report.Disagreements)
                .FirstOrDefault(row => row.Instance == WireFixture.Id(number))?.Verdict ?? Verdict.Managed;
    }
}
