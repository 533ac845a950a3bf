using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>Evidence, states and reasons as a person would put them.</summary>
internal static class Words
{
    public static string Of(InstanceState? state) => state is { } known ? KebabCase.Of(known) : "";

    /// <summary>What a source says of an instance, and when that was.</summary>
    public static string Of(Evidence evidence) => evidence.ObservedAt is { } time
        ? $"{SourceWords.Of(evidence)}, {Written.Time(time)}"
        : SourceWords.Of(evidence);

    /// <summary>What a reason rests on, for a count of verdicts.</summary>
    public static string Of(Reason reason) => reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node",
        Reason.NodeListedAndPassed => "Resource Explorer lists a managed node, and SSM.1 passes",
        Reason.NodesMissing => "all managed nodes around it are missing at once",
        Reason.IndexLags => "Systems Manager lists it as managed, and Resource Explorer lists no node yet",
        Reason.NodeListedSinceFailed => "Resource Explorer has seen a managed node since SSM.1 failed",
        Reason.FailedSinceNodeListed => "SSM.1 has failed since Resource Explorer saw a managed node",
        Reason.PassedWithoutNode => "no managed node is listed, and SSM.1 passes",
        Reason.PassedWhileRunning => "no managed node is listed, SSM.1 passes, and AWS Config says running",
        Reason.FailedWithoutNode => "no managed node is listed, and SSM.1 fails",
        Reason.RunningWithoutNode => "no managed node is listed, and AWS Config says running",
        Reason.StoppedOnceManaged => "AWS Config says stopped, and it was managed before",
        Reason.StoppedNeverManaged => "AWS Config says stopped, and it was never seen managed",
        Reason.NotInInventory => "another source speaks of it, and Resource Explorer does not list it",
        _ => "no managed node is listed, and no other source says more",
    };
}
