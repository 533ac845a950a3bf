using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>A kind of group with what an instance shows of it.</summary>
/// <param name="MinInstances">How many instances make a group.</param>
/// <param name="ReplacesMembers">
/// Whether a service launches and terminates the instances: then one instance is remembered as a group too, because
/// another takes its place.
/// </param>
/// <param name="Shared">The name and part that an instance shows, or null.</param>
internal sealed record GroupLevel(
    int MinInstances, bool ReplacesMembers, Func<string?, GroupTags, (GroupKind Kind, string Name, string? Part)?> Shared)
{
    /// <summary>
    /// From the most specific to the least. What a service makes its instances by comes after the service: a managed node
    /// group is an Auto Scaling group, and Auto Scaling launches by an EC2 Fleet. Nearly everything is in a stack.
    /// </summary>
    public static IReadOnlyList<GroupLevel> All { get; } =
    [
        .. CreateForCluster(GroupKind.EksCluster, tags => tags.EksCluster, tags => tags.ClusterInstanceGroup ?? tags.AutoScalingGroup),
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

    /// <summary>The group of this kind that an instance belongs to, or null.</summary>
    public GroupKey? GetKey(InstanceKey instance, string? name, in GroupTags tags) => Shared(name, tags) is { } shared
        ? new GroupKey(instance.AccountNumber, instance.Region, shared.Kind, shared.Name, shared.Part)
        : null;

    private static GroupLevel CreateForTag(GroupKind kind, Func<GroupTags, string?> nameOf) =>
        new(2, true, (_, tags) => nameOf(tags) is { } name ? (kind, name, null) : null);

    // A part of a cluster before the whole of it.
    private static GroupLevel[] CreateForCluster(
        GroupKind kind, Func<GroupTags, string?> nameOf, Func<GroupTags, string?> partOf) =>
        [
            new(2, false, (_, tags) => nameOf(tags) is { } name && partOf(tags) is { } part ? (kind, name, part) : null),
            CreateForTag(kind, nameOf),
        ];
}
