using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>A kind of group and how an instance is assigned to it.</summary>
/// <param name="MinInstances">The smallest number of instances of a group.</param>
/// <param name="ReplacesMembers">
/// Whether a service launches and terminates the instances. Then a single instance is recorded as a group too, because the
/// service replaces it.
/// </param>
/// <param name="Shared">Returns the kind, name and part of an instance's group, or null.</param>
internal sealed record GroupLevel(
    int MinInstances, bool ReplacesMembers, Func<string?, GroupTags, (GroupKind Kind, string Name, string? Part)?> Shared)
{
    /// <summary>
    /// All levels, from the most specific to the least specific. A service precedes the mechanism by which it launches
    /// instances: a managed node group uses an Auto Scaling group, which uses an EC2 Fleet. Stacks are last of the tags,
    /// because nearly every instance is in a stack.
    /// </summary>
    public static IReadOnlyList<GroupLevel> All { get; } =
    [
        .. CreateForCluster(
            GroupKind.EksCluster, tags => tags.EksCluster, tags => tags.ClusterInstanceGroup ?? tags.AutoScalingGroup),
        .. CreateForCluster(
            GroupKind.KubernetesCluster, tags => tags.KopsCluster, tags => tags.ClusterInstanceGroup ?? tags.AutoScalingGroup),
        .. CreateForCluster(GroupKind.EcsCluster, tags => tags.EcsCluster, tags => tags.EcsPart ?? tags.AutoScalingGroup),
        CreateForTag(GroupKind.EmrCluster, tags => tags.EmrCluster),
        CreateForTag(GroupKind.BeanstalkEnvironment, tags => tags.BeanstalkEnvironment),
        CreateForTag(GroupKind.BatchEnvironment, tags => tags.BatchEnvironment),
        CreateForTag(GroupKind.AutoScalingGroup, tags => tags.AutoScalingGroup),
        CreateForTag(GroupKind.SpotFleet, tags => tags.SpotFleet),
        CreateForTag(GroupKind.Ec2Fleet, tags => tags.Ec2Fleet) with { ReplacesMembers = false },
        CreateForTag(GroupKind.Stack, tags => tags.Stack) with { ReplacesMembers = false },
        new(3, false, (name, _) => NamePrefix.Parse(name) is { } prefix ? (GroupKind.NamePrefix, prefix, null) : null),
    ];

    /// <summary>Returns the key of the instance's group of this kind, or null.</summary>
    public GroupKey? GetKey(ReportedInstance row, GroupTags tags) => Shared(row.Name, tags) is { } shared
        ? new GroupKey(row.Key.AccountNumber, row.Key.Region, shared.Kind, shared.Name, shared.Part)
        : null;

    private static GroupLevel CreateForTag(GroupKind kind, Func<GroupTags, string?> nameOf) =>
        new(2, true, (_, tags) => nameOf(tags) is { } name ? (kind, name, null) : null);

    // A part of a cluster precedes the whole cluster.
    private static GroupLevel[] CreateForCluster(
        GroupKind kind, Func<GroupTags, string?> nameOf, Func<GroupTags, string?> partOf) =>
        [
            new(2, false, (_, tags) => nameOf(tags) is { } name && partOf(tags) is { } part ? (kind, name, part) : null),
            CreateForTag(kind, nameOf),
        ];
}
