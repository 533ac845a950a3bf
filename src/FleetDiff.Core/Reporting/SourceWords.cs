using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>Sources, and what they say, as a person would put it: on the page and in the terminal.</summary>
public static class SourceWords
{
    /// <summary>The name of a source.</summary>
    public static string Of(Source source) => source switch
    {
        Source.ResourceExplorer => "Resource Explorer",
        Source.SecurityHub => "Security Hub",
        Source.SystemsManager => "Systems Manager",
        Source.Config => "AWS Config",
        _ => KebabCase.Of(source),
    };

    /// <summary>How asking a source went.</summary>
    public static string Of(SourceStatus status) =>
        status == SourceStatus.NotSetUp ? "not set up" : KebabCase.Of(status);

    /// <summary>What a source says of an instance, in the source's own terms.</summary>
    public static string Of(Evidence evidence) => evidence switch
    {
        { Says: Says.Nothing } => "nothing",
        { Source: Source.ResourceExplorer, Says: Says.Managed } => "lists a managed node",
        { Source: Source.ResourceExplorer } => "lists no managed node",
        { Source: Source.SecurityHub, Says: Says.Managed } => "SSM.1 passes it",
        { Source: Source.SecurityHub } => "SSM.1 fails it",
        _ => KebabCase.Of(evidence.Says),
    };
}
