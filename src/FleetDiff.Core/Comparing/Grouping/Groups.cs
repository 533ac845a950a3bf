using System.Runtime.InteropServices;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing.Grouping;

/// <summary>
/// Puts unmanaged instances together that likely share a cause: those that a cluster, an environment, an Auto Scaling
/// group, a fleet or a stack launched, or failing those with the same beginning of their Name; always of one account and
/// Region. An instance is in one group at most, the first of these that has enough of them.
/// </summary>
public sealed class Groups
{
    private const int MostExamples = 5;

    // From the most specific to the least. What a service makes its instances by comes after the service: a managed node
    // group is an Auto Scaling group, and Auto Scaling launches by an EC2 Fleet. Nearly everything is in a stack.
    private static readonly Level[] Levels =
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
        Tagged(GroupKind.Ec2Fleet, tags => tags.Ec2Fleet),
        Tagged(GroupKind.Stack, tags => tags.Stack),
        new(3, row => NamePrefix.Of(row.Name) is { } name ? new(GroupKind.NamePrefix, name, null) : null),
    ];

    private readonly Dictionary<InstanceKey, InstanceGroup> _byInstance = [];

    private Groups(IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew)
    {
        List<Row> left = [.. rows.Select(row => new Row(row.Key, row.Name, GroupTags.Of(row.Tags)))];
        var groups = new List<InstanceGroup>();
        _byInstance.EnsureCapacity(rows.Count);
        foreach (var level in Levels)
        {
            foreach (var (place, keys) in ByPlace(left, level).Where(together => together.Value.Count >= level.Fewest))
            {
                var group = place.ToGroup(keys, isNew);
                groups.Add(group);
                keys.ForEach(key => _byInstance[key] = group);
            }

            left.RemoveAll(row => _byInstance.ContainsKey(row.Key));
        }

        All =
        [
            .. groups.OrderByDescending(group => group.Count)
                .ThenBy(group => group.Name, StringComparer.Ordinal).ThenBy(group => group.Part, StringComparer.Ordinal)
                .ThenBy(group => group.Kind)
                .ThenBy(group => group.Account, StringComparer.Ordinal)
                .ThenBy(group => group.Region, StringComparer.Ordinal),
        ];
    }

    /// <summary>The groups, largest first, then by name.</summary>
    public IReadOnlyList<InstanceGroup> All { get; }

    /// <summary>Finds the groups in a list of instances, each of which is listed once.</summary>
    /// <param name="rows">The instances, in any order.</param>
    /// <param name="isNew">Whether an instance is new.</param>
    public static Groups Of(IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew) => new(rows, isNew);

    /// <summary>The group that an instance is in, or null when it is on its own.</summary>
    public InstanceGroup? Of(InstanceKey key) => _byInstance.GetValueOrDefault(key);

    private static Level Tagged(GroupKind kind, Func<GroupTags, string?> nameOf) =>
        new(2, row => nameOf(row.Tags) is { } name ? new(kind, name, null) : null);

    // A part of a cluster before the whole of it.
    private static Level[] Cluster(
        GroupKind kind, Func<GroupTags, string?> nameOf, Func<GroupTags, string?> partOf) =>
        [
            new(2, row => nameOf(row.Tags) is { } name && partOf(row.Tags) is { } part ? new(kind, name, part) : null),
            Tagged(kind, nameOf),
        ];

    private static Dictionary<Place, List<InstanceKey>> ByPlace(List<Row> rows, Level level)
    {
        var together = new Dictionary<Place, List<InstanceKey>>();
        foreach (var row in rows)
        {
            if (level.PlaceOf(row) is { } place)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(together, place, out _) ??= []).Add(row.Key);
            }
        }

        return together;
    }

    private readonly record struct Row(InstanceKey Key, string? Name, GroupTags Tags);

    private readonly record struct Shared(GroupKind Kind, string Name, string? Part);

    private sealed record Level(int Fewest, Func<Row, Shared?> Shared)
    {
        public Place? PlaceOf(Row row) => Shared(row) is { } shared
            ? new Place(row.Key.AccountNumber, row.Key.Region, shared)
            : null;
    }

    private readonly record struct Place(ulong Account, Region Region, Shared Shared)
    {
        public InstanceGroup ToGroup(List<InstanceKey> keys, Func<InstanceKey, bool> isNew) => new(
            Shared.Kind, Shared.Name, keys[0].Account, Region.Code, keys.Count, keys.Count(isNew),
            [.. keys.Order().Take(MostExamples).Select(key => key.Instance)])
        {
            Part = Shared.Part,
        };
    }
}
