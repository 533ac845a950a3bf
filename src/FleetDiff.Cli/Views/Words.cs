using FleetDiff.Comparing.Grouping;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Views;

/// <summary>Sources, and what they say, as a person would put it.</summary>
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

    public static string Of(SourceStatus status) =>
        status == SourceStatus.NotSetUp ? "not set up" : KebabCase.Of(status);

    public static string Of(GroupKind kind) => kind switch
    {
        GroupKind.AutoScalingGroup => "Auto Scaling group",
        GroupKind.EksCluster => "EKS cluster",
        GroupKind.EcsCluster => "ECS cluster",
        _ => "Names that begin so",
    };

    /// <summary>What a source says, in the source's own terms.</summary>
    public static string Of(Evidence evidence) => evidence switch
    {
        { Says: Says.Nothing } => "nothing",
        { Source: Source.ResourceExplorer, Says: Says.Managed } => "lists a managed node",
        { Source: Source.ResourceExplorer } => "lists no managed node",
        { Source: Source.SecurityHub, Says: Says.Managed } => "SSM.1 passes it",
        { Source: Source.SecurityHub } => "SSM.1 fails it",
        _ => KebabCase.Of(evidence.Says),
    };

    /// <summary>What each source says of an instance, with the time: who, what, when.</summary>
    public static IEnumerable<(string Source, string Says, string When)> Evidence(ReportedInstance row)
    {
        foreach (var evidence in row.Evidence)
        {
            yield return (Of(evidence.Source), Of(evidence), Lines.Time(evidence.ObservedAt));
        }

        if (row.State is { } state)
        {
            yield return (Of(Source.Config), KebabCase.Of(state),
                row.LaunchedAt is { } launched ? $"launched {Lines.Time(launched)}" : "");
        }
    }
}
