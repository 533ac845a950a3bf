using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Grouping;

/// <summary>A kind of group with what an instance shows of it.</summary>
/// <param name="Fewest">How many instances make a group.</param>
/// <param name="ReplacesMembers">
/// Whether a service launches and terminates the instances: then one instance is remembered as a group too, because
/// another takes its place.
/// </param>
/// <param name="Shared">The name and part that an instance shows, or null.</param>
internal sealed record GroupLevel(
    int Fewest, bool ReplacesMembers, Func<string?, GroupTags, (GroupKind Kind, string Name, string? Part)?> Shared)
{
    /// <summary>
    /// From the most specific to the least. What a service makes its instances by comes after the service: a managed node
    /// group is an Auto Scaling group, and Auto Scaling launches by an EC2 Fleet. Nearly everything is in a stack.
    /// </summary>
    public static IReadOnlyList<GroupLevel> All { get; } =
    [
        .. Cluster(GroupKind.EksCluster, tags => tags.EksCluster, tags => tags.ClusterPart ?? tags.AutoScalingGroup),
        .. Cluster(
            GroupKind.KubernetesCluster, tags => tags.KopsCluster, tags => tags.ClusterPart ?? tags.AutoScalingGroup),
        .. Cluster(GroupKind.EcsCluster, tags => tags.EcsCluster, tags => tags.EcsPart ?? tags.AutoScalingGroup),
        Tagged(GroupKind.EmrCluster, tags => tags.EmrCluster),
        Tagged(GroupKind.BeanstalkEnvironment, tags => tags.BeanstalkEnvironment),
        Tagged(GroupKind.BatchEnvironment, tags => tags.BatchEnvironment),
        Tagged(GroupKind.AutoScalingGroup, tags => tags.AutoScalingGroup),
        Tagged(GroupKind.SpotFleet, tags => tags.SpotFleet),
        Tagged(GroupKind.Ec2Fleet, tags => tags.Ec2Fleet) with { ReplacesMembers = false },
        Tagged(GroupKind.Stack, tags => tags.Stack) with { ReplacesMembers = false },
        new(3, false, (name, _) => NamePrefix.Of(name) is { } prefix ? (GroupKind.NamePrefix, prefix, null) : null),
    ];

    /// <summary>The group of this kind that an instance belongs to, or null.</summary>
    public GroupKey? KeyOf(InstanceKey instance, string? name, in GroupTags tags) => Shared(name, tags) is { } shared
        ? new GroupKey(instance.AccountNumber, instance.Region, shared.Kind, shared.Name, shared.Part)
        : null;

    private static GroupLevel Tagged(GroupKind kind, Func<GroupTags, string?> nameOf) =>
        new(2, true, (_, tags) => nameOf(tags) is { } name ? (kind, name, null) : null);

    // A part of a cluster before the whole of it.
    private static GroupLevel[] Cluster(
        GroupKind kind, Func<GroupTags, string?> nameOf, Func<GroupTags, string?> partOf) =>
        [
            new(2, false, (_, tags) => nameOf(tags) is { } name && partOf(tags) is { } part ? (kind, name, part) : null),
            Tagged(kind, nameOf),
        ];
}
