using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>Sources, and what they say, as a person would put it: on the page and in the terminal.</summary>
public static class SourceText
{
    /// <summary>The name of a source.</summary>
    public static string Format(Source source) => source switch
    {
        Source.ResourceExplorer => "Resource Explorer",
        Source.SecurityHub => "Security Hub",
        Source.SystemsManager => "Systems Manager",
        Source.Config => "AWS Config",
        _ => KebabCase.Format(source),
    };

    /// <summary>How asking a source went.</summary>
    public static string Format(SourceStatus status) =>
        status == SourceStatus.NotSetUp ? "not set up" : KebabCase.Format(status);

    /// <summary>What a source says of an instance, in the source's own terms.</summary>
    public static string Format(InstanceEvidence evidence) => evidence switch
    {
        { Status: ManagementStatus.Unknown } => "nothing",
        { Source: Source.ResourceExplorer, Status: ManagementStatus.Managed } => "lists a managed node",
        { Source: Source.ResourceExplorer } => "lists no managed node",
        { Source: Source.SecurityHub, Status: ManagementStatus.Managed } => "SSM.1 passes it",
        { Source: Source.SecurityHub } => "SSM.1 fails it",
        _ => KebabCase.Format(evidence.Status),
    };
}
