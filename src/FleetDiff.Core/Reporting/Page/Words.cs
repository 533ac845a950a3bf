using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>Sources, states and reasons as a person would put them.</summary>
internal static class Words
{
    public static string Of(Source source) => source switch
    {
        Source.ResourceExplorer => "Resource Explorer",
        Source.SecurityHub => "Security Hub",
        Source.SystemsManager => "Systems Manager",
        Source.Config => "AWS Config",
        _ => KebabCase.Of(source),
    };

    public static string Of(SourceStatus status) => status switch
    {
        SourceStatus.NotSetUp => "not set up",
        _ => KebabCase.Of(status),
    };

    public static string Of(InstanceState? state) => state is { } known ? KebabCase.Of(known) : "";

    /// <summary>What a source says of an instance, in the source's own terms, and when that was.</summary>
    public static string Of(Evidence evidence)
    {
        var says = evidence switch
        {
            { Says: Says.Nothing } => "nothing",
            { Source: Source.ResourceExplorer, Says: Says.Managed } => "lists a managed node",
            { Source: Source.ResourceExplorer } => "lists no managed node",
            { Source: Source.SecurityHub, Says: Says.Managed } => "SSM.1 passes it",
            { Source: Source.SecurityHub } => "SSM.1 fails it",
            _ => KebabCase.Of(evidence.Says),
        };
        return evidence.ObservedAt is { } time ? $"{says}, {Written.Minute(time)}" : says;
    }

    /// <summary>What a reason rests on, for a count of verdicts.</summary>
    public static string Of(Reason reason) => reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node",
        Reason.NodeListedAndPassed => "Resource Explorer lists a managed node, and SSM.1 passes",
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
