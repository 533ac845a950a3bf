using FleetDiff.Fleet;

namespace FleetDiff.Comparing;

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Its reason.</param>
public readonly record struct Judgement(Verdict Verdict, Reason Reason)
{
    /// <summary>
    /// The table of verdicts. SSM.1 passes a stopped instance whose agent is installed and fails one without an agent
    /// (AWS Security Hub user guide, Systems Manager controls); Resource Explorer lists no node for either.
    /// </summary>
    public static Judgement Of(in Witnessed witnessed) => (
        NodeListed(witnessed), witnessed.SecurityHub?.Says, State(witnessed)) switch
    {
        (true, Says.Unmanaged, _) => FailedAfterNode(witnessed)
            ? new(Verdict.Disputed, Reason.FailedSinceNodeListed)
            : new(Verdict.Managed, Reason.NodeListedSinceFailed),
        (true, Says.Managed, _) => new(Verdict.Managed, Reason.NodeListedAndPassed),
        (true, _, _) => new(Verdict.Managed, Reason.NodeListed),

        (false, not (Says.Managed or Says.Unmanaged), _) when IndexLags(witnessed) =>
            new(Verdict.Disputed, Reason.IndexLags),
        (false, Says.Managed, InstanceState.Running) => new(Verdict.Disputed, Reason.PassedWhileRunning),
        (false, Says.Managed, _) => new(Verdict.Dormant, Reason.PassedWithoutNode),
        (false, _, InstanceState.Stopped) => ManagedBefore(witnessed)
            ? new(Verdict.Dormant, Reason.StoppedOnceManaged)
            : new(Verdict.Unmanaged, Reason.StoppedNeverManaged),
        (false, Says.Unmanaged, _) => new(Verdict.Unmanaged, Reason.FailedWithoutNode),
        (false, _, InstanceState.Running) => new(Verdict.Unmanaged, Reason.RunningWithoutNode),
        (false, _, _) => new(Verdict.Unmanaged, Reason.NoNodeListed),
    };

    private static bool NodeListed(in Witnessed witnessed) => witnessed.ResourceExplorer.Says == Says.Managed;

    private static InstanceState State(in Witnessed witnessed) => witnessed.Facts?.State ?? InstanceState.Unknown;

    // A time that nobody gave is no newer one.
    private static bool FailedAfterNode(in Witnessed witnessed) =>
        witnessed.SecurityHub?.ObservedAt > (witnessed.ResourceExplorer.ObservedAt ?? DateTimeOffset.MaxValue);

    // A new instance is in Systems Manager's list within minutes; its node takes longer to come into the index.
    private static bool IndexLags(in Witnessed witnessed) =>
        witnessed.SystemsManager is { Says: Says.Managed, ObservedAt: { } managed }
        && !(witnessed.ResourceExplorer.ObservedAt >= managed);

    // What an earlier night saw counts no more once SSM.1 has failed the instance since.
    private static bool ManagedBefore(in Witnessed witnessed) => witnessed.LastManaged is { } night
        && !(witnessed.SecurityHub is { Says: Says.Unmanaged, ObservedAt: { } failed }
            && DateOnly.FromDateTime(failed.UtcDateTime) > night);
}
