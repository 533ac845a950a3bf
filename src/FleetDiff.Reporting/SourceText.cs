namespace FleetDiff.Reporting;

/// <summary>Formats sources and their evidence for people, on the page and in the terminal.</summary>
public static class SourceText
{
    /// <summary>Returns the name of a source.</summary>
    public static string Format(Source source) => source switch
    {
        Source.ResourceExplorer => "Resource Explorer",
        Source.SecurityHub => "Security Hub",
        Source.SystemsManager => "Systems Manager",
        Source.Config => "AWS Config",
        Source.Organizations => "AWS Organizations",
        _ => KebabCase.Format(source),
    };

    /// <summary>Formats the status of a source.</summary>
    public static string Format(SourceStatus status) =>
        status == SourceStatus.NotSetUp ? "not set up" : KebabCase.Format(status);

    /// <summary>Formats the evidence of a source about an instance, in the terms of the source.</summary>
    public static string Format(InstanceEvidence evidence) => evidence switch
    {
        { Status: ManagementStatus.Unknown } => "no evidence",
        { Source: Source.ResourceExplorer, Status: ManagementStatus.Managed } => "lists a managed node",
        { Source: Source.ResourceExplorer } => "lists no managed node",
        { Source: Source.SecurityHub, Status: ManagementStatus.Managed } => "SSM.1 passed",
        { Source: Source.SecurityHub } => "SSM.1 failed",
        _ => KebabCase.Format(evidence.Status),
    };
}
