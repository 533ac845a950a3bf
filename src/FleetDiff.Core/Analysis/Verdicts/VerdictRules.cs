namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>The verdict table.</summary>
internal static class VerdictRules
{
    /// <summary>
    /// Evaluates an instance by the verdict table. SSM.1 passes a stopped instance with an installed agent and fails one
    /// without an agent (AWS Security Hub user guide, Systems Manager controls); Resource Explorer lists no node for either.
    /// </summary>
    public static Evaluation Evaluate(in InstanceObservations observed) => (
        IsNodeListed(observed), observed.SecurityHub?.Status, GetState(observed)) switch
    {
        (true, ManagementStatus.Unmanaged, _) => HasFailedSinceNode(observed)
            ? new(Verdict.Disputed, Reason.FailedSinceNodeListed)
            : new(Verdict.Managed, Reason.NodeListedSinceFailed),
        (true, ManagementStatus.Managed, _) => new(Verdict.Managed, Reason.NodeListedAndPassed),
        (true, _, _) => new(Verdict.Managed, Reason.NodeListed),

        (false, not (ManagementStatus.Managed or ManagementStatus.Unmanaged), _) when IsIndexBehind(observed) =>
            new(Verdict.Disputed, Reason.IndexLags),
        (false, ManagementStatus.Managed, InstanceState.Running) => new(Verdict.Disputed, Reason.PassedWhileRunning),
        (false, ManagementStatus.Managed, _) => new(Verdict.Dormant, Reason.PassedWithoutNode),
        (false, _, InstanceState.Stopped) => WasManaged(observed)
            ? new(Verdict.Dormant, Reason.StoppedOnceManaged)
            : new(Verdict.Unmanaged, Reason.StoppedNeverManaged),
        (false, ManagementStatus.Unmanaged, _) => new(Verdict.Unmanaged, Reason.FailedWithoutNode),
        (false, _, InstanceState.Running) => new(Verdict.Unmanaged, Reason.RunningWithoutNode),
        (false, _, _) => new(Verdict.Unmanaged, Reason.NoNodeListed),
    };

    private static bool IsNodeListed(in InstanceObservations observed) =>
        observed.ResourceExplorer.Status == ManagementStatus.Managed;

    private static InstanceState GetState(in InstanceObservations observed) => observed.Facts?.State ?? InstanceState.Unknown;

    // A missing timestamp is never newer.
    private static bool HasFailedSinceNode(in InstanceObservations observed) =>
        observed.SecurityHub?.ObservedAt > (observed.ResourceExplorer.ObservedAt ?? DateTimeOffset.MaxValue);

    // Systems Manager lists a new instance within minutes; the index takes longer to list its node.
    private static bool IsIndexBehind(in InstanceObservations observed) =>
        observed.SystemsManager is { Status: ManagementStatus.Managed, ObservedAt: { } managed }
        && !(observed.ResourceExplorer.ObservedAt >= managed);

    // An earlier managed run no longer counts when SSM.1 has failed the instance since.
    private static bool WasManaged(in InstanceObservations observed) => observed.LastManaged is { } run
        && !(observed.SecurityHub is { Status: ManagementStatus.Unmanaged, ObservedAt: { } failed }
            && DateOnly.FromDateTime(failed.UtcDateTime) > run);
}

/// <summary>A verdict with its reason.</summary>
internal readonly record struct Evaluation(Verdict Verdict, Reason Reason);
