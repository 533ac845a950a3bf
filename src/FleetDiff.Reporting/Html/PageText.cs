using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>Evidence, states and reasons as a person would put them.</summary>
internal static class PageText
{
    public static string Format(InstanceState? state) => state is { } known ? KebabCase.Format(known) : "";

    /// <summary>What a source says of an instance, and when that was.</summary>
    public static string Format(InstanceEvidence evidence) => evidence.ObservedAt is { } time
        ? $"{SourceText.Format(evidence)}, {TextFormat.Time(time)}"
        : SourceText.Format(evidence);

    /// <summary>What a reason rests on, for a count of verdicts.</summary>
    public static string Format(Reason reason) => reason switch
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
