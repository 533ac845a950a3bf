using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Verdicts;

namespace FleetDiff.Core.Tests.Analysis.Verdicts;

/// <summary>The table of verdicts, a test for each row.</summary>
public class VerdictRulesTests
{
    private const ManagementStatus Managed = ManagementStatus.Managed;
    private const ManagementStatus Unmanaged = ManagementStatus.Unmanaged;
    private const ManagementStatus Unknown = ManagementStatus.Unknown;

    private static readonly DateTimeOffset Noon = Fleets.At(Fleets.PreviousDate, 12);
    private static readonly DateOnly Earlier = new(2026, 11, 20);

    /// <summary>The node, SSM.1, the state in AWS Config, and whether the instance was managed earlier.</summary>
    [Theory]
    [InlineData(Managed, Managed, null, false, Verdict.Managed, Reason.NodeListedAndPassed)]
    [InlineData(Managed, Unknown, null, false, Verdict.Managed, Reason.NodeListed)]
    [InlineData(Managed, null, null, false, Verdict.Managed, Reason.NodeListed)]
    [InlineData(Unmanaged, Managed, null, false, Verdict.Dormant, Reason.PassedWithoutNode)]
    [InlineData(Unmanaged, Managed, InstanceState.Stopped, false, Verdict.Dormant, Reason.PassedWithoutNode)]
    [InlineData(Unmanaged, Managed, InstanceState.Unknown, false, Verdict.Dormant, Reason.PassedWithoutNode)]
    [InlineData(Unmanaged, Managed, InstanceState.Running, false, Verdict.Disputed, Reason.PassedWhileRunning)]
    [InlineData(Unmanaged, Unmanaged, null, false, Verdict.Unmanaged, Reason.FailedWithoutNode)]
    [InlineData(Unmanaged, Unmanaged, InstanceState.Running, true, Verdict.Unmanaged, Reason.FailedWithoutNode)]
    [InlineData(Unmanaged, Unmanaged, InstanceState.Stopped, false, Verdict.Unmanaged, Reason.StoppedNeverManaged)]
    [InlineData(Unmanaged, null, null, false, Verdict.Unmanaged, Reason.NoNodeListed)]
    [InlineData(Unmanaged, Unknown, null, false, Verdict.Unmanaged, Reason.NoNodeListed)]
    [InlineData(Unknown, null, null, false, Verdict.Unmanaged, Reason.NoNodeListed)]
    [InlineData(Unmanaged, null, InstanceState.Running, true, Verdict.Unmanaged, Reason.RunningWithoutNode)]
    [InlineData(Unmanaged, null, InstanceState.Stopped, false, Verdict.Unmanaged, Reason.StoppedNeverManaged)]
    [InlineData(Unmanaged, null, InstanceState.Stopped, true, Verdict.Dormant, Reason.StoppedOnceManaged)]
    public void FollowsTheTable(
        ManagementStatus node, ManagementStatus? ssm1, InstanceState? state, bool wasManaged, Verdict verdict, Reason reason) =>
        Is(verdict, reason, Seen(node, ssm1, state) with { LastManaged = wasManaged ? Earlier : null });

    [Theory]
    [InlineData(12, 11, Verdict.Managed, Reason.NodeListedSinceFailed)]
    [InlineData(12, 12, Verdict.Managed, Reason.NodeListedSinceFailed)]
    [InlineData(12, 13, Verdict.Disputed, Reason.FailedSinceNodeListed)]
    public void NodeAndSsm1FailedFollowsTheNewerObservation(int node, int failed, Verdict verdict, Reason reason) =>
        Is(verdict, reason, Seen(Managed, Unmanaged) with
        {
            ResourceExplorer = new(Source.ResourceExplorer, Managed, Fleets.At(Fleets.PreviousDate, node)),
            SecurityHub = Hub(Unmanaged, Fleets.At(Fleets.PreviousDate, failed)),
        });

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void NodeAndSsm1FailedIsManagedWhileATimeIsMissing(bool nodeTime, bool failedTime)
    {
        var seen = new InstanceObservations(
            new(Source.ResourceExplorer, Managed, nodeTime ? Noon : null), Hub(Unmanaged, failedTime ? Noon.AddHours(1) : null));

        Is(Verdict.Managed, Reason.NodeListedSinceFailed, seen);
        Assert.Equal(
            "Resource Explorer lists a managed node for it, but SSM.1 fails it. Which observation is newer is not known.",
            ExplanationText.Format(VerdictRules.Evaluate(seen), seen, Noon));
    }

    [Theory]
    [InlineData("2026-11-21T00:00:00Z", Verdict.Unmanaged, Reason.StoppedNeverManaged)]
    [InlineData("2026-11-20T23:59:59Z", Verdict.Dormant, Reason.StoppedOnceManaged)]
    [InlineData("2026-11-01T00:00:00Z", Verdict.Dormant, Reason.StoppedOnceManaged)]
    [InlineData(null, Verdict.Dormant, Reason.StoppedOnceManaged)]
    public void StoppedInstanceThatSsm1FailedSinceIsUnmanaged(
        string? failed, Verdict verdict, Reason reason) => Is(verdict, reason, Seen(Unmanaged) with
        {
            SecurityHub = Hub(Unmanaged, failed is null ? null : DateTimeOffset.Parse(failed, null)),
            Facts = new(InstanceState.Stopped, null, null),
            LastManaged = Earlier,
        });

    [Fact]
    public void NodeThatSystemsManagerListedSinceIsDisputed() => Is(
        Verdict.Disputed, Reason.IndexLags, Seen(Unmanaged) with { SystemsManager = Manager(Managed, Noon.AddHours(1)) });

    [Fact]
    public void SystemsManagerAloneDoesNotChangeTheVerdict() => Assert.All(
        from explorer in Enum.GetValues<ManagementStatus>()
        from manager in Enum.GetValues<ManagementStatus>()
        select (explorer, manager),
        status => Assert.Equal(
            VerdictRules.Evaluate(Seen(status.explorer)),
            VerdictRules.Evaluate(Seen(status.explorer) with { SystemsManager = Manager(status.manager, Noon) })));

    private static void Is(Verdict verdict, Reason reason, in InstanceObservations observed) =>
        Assert.Equal(new Evaluation(verdict, reason), VerdictRules.Evaluate(observed));

    private static InstanceObservations Seen(
        ManagementStatus explorer, ManagementStatus? hub = null, InstanceState? state = null) => new(
            new(Source.ResourceExplorer, explorer, Noon), hub is { } status ? Hub(status, Noon.AddHours(-1)) : null,
            Facts: state is { } known ? new(known, null, null) : null);

    private static InstanceEvidence Hub(ManagementStatus status, DateTimeOffset? at) => new(Source.SecurityHub, status, at);

    private static InstanceEvidence Manager(ManagementStatus status, DateTimeOffset at) =>
        new(Source.SystemsManager, status, at);
}
