using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Tests.Analysis.Verdicts;

/// <summary>The table of verdicts, a test for each row.</summary>
public class VerdictRulesTests
{
    private static readonly DateTimeOffset Noon = Fleets.At(Fleets.PreviousDate, 12);
    private static readonly DateOnly Earlier = new(2026, 11, 20);

    [Theory]
    [InlineData(ManagementStatus.Managed, Reason.NodeListedAndPassed)]
    [InlineData(ManagementStatus.Unknown, Reason.NodeListed)]
    [InlineData(null, Reason.NodeListed)]
    public void NodeAndSsm1PassedOrSilentIsManaged(ManagementStatus? hub, Reason reason) =>
        Is(Verdict.Managed, reason, Seen(ManagementStatus.Managed, hub));

    [Fact]
    public void NoNodeAndSsm1PassedIsDormant() =>
        Is(Verdict.Dormant, Reason.PassedWithoutNode, Seen(ManagementStatus.Unmanaged, ManagementStatus.Managed));

    [Fact]
    public void NoNodeAndSsm1FailedIsUnmanagedAndConfirmed() =>
        Is(Verdict.Unmanaged, Reason.FailedWithoutNode, Seen(ManagementStatus.Unmanaged, ManagementStatus.Unmanaged));

    [Theory]
    [InlineData(ManagementStatus.Unmanaged, null)]
    [InlineData(ManagementStatus.Unmanaged, ManagementStatus.Unknown)]
    [InlineData(ManagementStatus.Unknown, null)]
    public void NoNodeAndSsm1SilentIsUnmanaged(ManagementStatus explorer, ManagementStatus? hub) =>
        Is(Verdict.Unmanaged, Reason.NoNodeListed, Seen(explorer, hub));

    [Theory]
    [InlineData(12, 11, Verdict.Managed, Reason.NodeListedSinceFailed)]
    [InlineData(12, 12, Verdict.Managed, Reason.NodeListedSinceFailed)]
    [InlineData(12, 13, Verdict.Disputed, Reason.FailedSinceNodeListed)]
    public void NodeAndSsm1FailedFollowsTheNewerObservation(int node, int failed, Verdict verdict, Reason reason) =>
        Is(verdict, reason, Seen(ManagementStatus.Managed, ManagementStatus.Unmanaged) with
        {
            ResourceExplorer = Explorer(ManagementStatus.Managed, Fleets.At(Fleets.PreviousDate, node)),
            SecurityHub = Hub(ManagementStatus.Unmanaged, Fleets.At(Fleets.PreviousDate, failed)),
        });

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void NodeAndSsm1FailedIsManagedWhileATimeIsMissing(bool nodeTime, bool failedTime)
    {
        var seen = new InstanceObservations(
            Explorer(ManagementStatus.Managed, nodeTime ? Noon : null), Hub(ManagementStatus.Unmanaged, failedTime ? Noon.AddHours(1) : null));

        Is(Verdict.Managed, Reason.NodeListedSinceFailed, seen);
        Assert.Equal(
            "Resource Explorer lists a managed node for it, but SSM.1 fails it. Which observation is newer is not known.",
            ExplanationText.Format(VerdictRules.Evaluate(seen), seen, Noon));
    }

    [Fact]
    public void NoNodeAndSsm1PassedWhileRunningIsDisputed() => Is(
        Verdict.Disputed, Reason.PassedWhileRunning, Seen(ManagementStatus.Unmanaged, ManagementStatus.Managed, InstanceState.Running));

    [Theory]
    [InlineData(InstanceState.Stopped)]
    [InlineData(InstanceState.Unknown)]
    public void NoNodeAndSsm1PassedIsDormantUnlessRunning(InstanceState state) =>
        Is(Verdict.Dormant, Reason.PassedWithoutNode, Seen(ManagementStatus.Unmanaged, ManagementStatus.Managed, state));

    [Theory]
    [InlineData(null, Reason.RunningWithoutNode)]
    [InlineData(ManagementStatus.Unmanaged, Reason.FailedWithoutNode)]
    public void NoNodeWhileRunningIsUnmanaged(ManagementStatus? hub, Reason reason) =>
        Is(Verdict.Unmanaged, reason, Seen(ManagementStatus.Unmanaged, hub, InstanceState.Running) with { LastManaged = Earlier });

    [Fact]
    public void StoppedInstanceThatWasManagedIsDormant() => Is(
        Verdict.Dormant, Reason.StoppedOnceManaged,
        Seen(ManagementStatus.Unmanaged, null, InstanceState.Stopped) with { LastManaged = Earlier });

    [Theory]
    [InlineData(null)]
    [InlineData(ManagementStatus.Unmanaged)]
    public void StoppedInstanceThatWasNeverManagedIsUnmanaged(ManagementStatus? hub) => Is(
        Verdict.Unmanaged, Reason.StoppedNeverManaged, Seen(ManagementStatus.Unmanaged, hub, InstanceState.Stopped));

    [Theory]
    [InlineData("2026-11-21T00:00:00Z", Verdict.Unmanaged, Reason.StoppedNeverManaged)]
    [InlineData("2026-11-20T23:59:59Z", Verdict.Dormant, Reason.StoppedOnceManaged)]
    [InlineData("2026-11-01T00:00:00Z", Verdict.Dormant, Reason.StoppedOnceManaged)]
    [InlineData(null, Verdict.Dormant, Reason.StoppedOnceManaged)]
    public void StoppedInstanceThatSsm1FailedSinceIsUnmanaged(
        string? failed, Verdict verdict, Reason reason) => Is(verdict, reason, Seen(ManagementStatus.Unmanaged) with
        {
            SecurityHub = Hub(ManagementStatus.Unmanaged, failed is null ? null : DateTimeOffset.Parse(failed, null)),
            Facts = new(InstanceState.Stopped, null, null),
            LastManaged = Earlier,
        });

    /// <summary>
    /// The table of SSM.1 in the AWS documentation: its status by the state of the instance and of the agent, and the verdict
    /// where Resource Explorer lists a node only for an agent that runs.
    /// </summary>
    [Theory]
    [InlineData(InstanceState.Running, "running", ManagementStatus.Managed, Verdict.Managed)]
    [InlineData(InstanceState.Running, "stopped", ManagementStatus.Unmanaged, Verdict.Unmanaged)]
    [InlineData(InstanceState.Running, "not installed", ManagementStatus.Unmanaged, Verdict.Unmanaged)]
    [InlineData(InstanceState.Stopped, "installed", ManagementStatus.Managed, Verdict.Dormant)]
    [InlineData(InstanceState.Stopped, "not installed", ManagementStatus.Unmanaged, Verdict.Unmanaged)]
    public void FollowsTheTableOfSsm1(InstanceState instance, string agent, ManagementStatus ssm1, Verdict verdict)
    {
        var explorer = agent == "running" ? ManagementStatus.Managed : ManagementStatus.Unmanaged;

        Assert.Equal(verdict, VerdictRules.Evaluate(Seen(explorer, ssm1, instance)).Verdict);
        Assert.Equal(verdict, VerdictRules.Evaluate(Seen(explorer, ssm1)).Verdict);
    }

    [Fact]
    public void SystemsManagerAloneDoesNotChangeTheVerdict() =>
        Assert.All(Enum.GetValues<ManagementStatus>(), status => Assert.All(Enum.GetValues<ManagementStatus>(), explorer => Assert.Equal(
            VerdictRules.Evaluate(Seen(explorer)),
            VerdictRules.Evaluate(Seen(explorer) with { SystemsManager = new InstanceEvidence(Source.SystemsManager, status, Noon) }))));

    private static void Is(Verdict verdict, Reason reason, in InstanceObservations observed) =>
        Assert.Equal(new Evaluation(verdict, reason), VerdictRules.Evaluate(observed));

    private static InstanceObservations Seen(ManagementStatus explorer, ManagementStatus? hub = null, InstanceState? state = null) => new(
        Explorer(explorer, Noon), hub is { } status ? Hub(status, Noon.AddHours(-1)) : null,
        Facts: state is { } known ? new(known, null, null) : null);

    private static InstanceEvidence Explorer(ManagementStatus status, DateTimeOffset? at) => new(Source.ResourceExplorer, status, at);

    private static InstanceEvidence Hub(ManagementStatus status, DateTimeOffset? at) => new(Source.SecurityHub, status, at);
}
