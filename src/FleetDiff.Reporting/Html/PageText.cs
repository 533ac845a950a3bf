using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>Formats evidence, states and reasons for people.</summary>
internal static class PageText
{
    public static string Format(InstanceState? state) => state is { } known ? KebabCase.Format(known) : "";

    /// <summary>Formats the evidence of a source about an instance, with the time of the observation.</summary>
    public static string Format(InstanceEvidence evidence) => evidence.ObservedAt is { } time
        ? $"{SourceText.Format(evidence)}, {TextFormat.Time(time)}"
        : SourceText.Format(evidence);

    /// <summary>Formats the evidence behind a reason, for a count of verdicts.</summary>
    public static string Format(Reason reason) => reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node",
        Reason.NodeListedAndPassed => "Resource Explorer lists a managed node, and SSM.1 passed",
        Reason.NodesMissing => "all managed nodes of its account, or account and Region, are missing",
        Reason.IndexLags => "Systems Manager lists it as managed, and Resource Explorer lists no node yet",
        Reason.NodeListedSinceFailed => "Resource Explorer listed a managed node after SSM.1 failed",
        Reason.FailedSinceNodeListed => "SSM.1 failed after Resource Explorer listed a managed node",
        Reason.PassedWithoutNode => "no managed node is listed, and SSM.1 passed",
        Reason.PassedWhileRunning => "no managed node is listed, SSM.1 passed, and AWS Config reports running",
        Reason.FailedWithoutNode => "no managed node is listed, and SSM.1 failed",
        Reason.RunningWithoutNode => "no managed node is listed, and AWS Config reports running",
        Reason.StoppedOnceManaged => "AWS Config reports stopped, and it was managed before",
        Reason.StoppedNeverManaged => "AWS Config reports stopped, and it was never seen managed",
        Reason.NotInInventory => "another source reports it, and Resource Explorer does not list it",
        _ => "no managed node is listed, and there is no other evidence",
    };
}
