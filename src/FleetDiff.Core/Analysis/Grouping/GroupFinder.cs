using System.Runtime.InteropServices;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>
/// Groups unmanaged instances that likely have one cause: those launched by one cluster, environment, Auto Scaling group,
/// fleet or stack, or else those with a common Name prefix. All members have one account and Region. An instance is in at
/// most one group, the first in this order that has enough members or is known from earlier runs.
/// </summary>
public sealed class GroupFinder
{
    private const int MaxExamples = 5;

    private readonly Dictionary<InstanceKey, InstanceGroup> _byInstance = [];

    private GroupFinder(IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew, IReadOnlySet<GroupKey> known)
    {
        var groups = new List<InstanceGroup>();
        var singles = new Dictionary<InstanceKey, InstanceGroup>();
        _byInstance.EnsureCapacity(rows.Count);
        // Only the group tags of one account and Region are in memory at a time.
        foreach (var accountRegion in rows.GroupBy(row => row.Key.RegionIndex))
        {
            List<Row> left = [.. accountRegion.Select(row => new Row(row.Key, row.Name, GroupTags.Read(row.Tags)))];
            foreach (var level in GroupLevel.All)
            {
                foreach (var (key, instances) in FindShared(left, level, known))
                {
                    if (instances.Count >= level.MinInstances || known.Contains(key))
                    {
                        var group = CreateGroup(key, instances, isNew);
                        groups.Add(group);
                        instances.ForEach(instance => _byInstance[instance] = group);
                    }
                }

                left.RemoveAll(row => _byInstance.ContainsKey(row.Key));
            }

            foreach (var (key, single) in FindSingles(left, isNew))
            {
                singles[key] = single;
            }
        }

        All =
        [
            .. groups.OrderByDescending(group => group.Count)
                .ThenBy(group => group.Name, StringComparer.Ordinal).ThenBy(group => group.Part, StringComparer.Ordinal)
                .ThenBy(group => group.Kind)
                .ThenBy(group => group.Account, StringComparer.Ordinal)
                .ThenBy(group => group.Region, StringComparer.Ordinal),
        ];
        Singles = singles;
    }

    /// <summary>The groups, largest first, then by name.</summary>
    public IReadOnlyList<InstanceGroup> All { get; }

    /// <summary>
    /// The instances that are the only unmanaged one of their group, each as a group. The service can replace them.
    /// </summary>
    public IReadOnlyDictionary<InstanceKey, InstanceGroup> Singles { get; }

    /// <summary>Finds the groups in a list of instances.</summary>
    /// <param name="rows">The instances, in any order, each listed once.</param>
    /// <param name="isNew">Returns whether an instance is new.</param>
    public static GroupFinder Find(IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew) =>
        new(rows, isNew, new HashSet<GroupKey>());

    /// <summary>Finds the groups in a list of instances. A known group needs only one instance.</summary>
    internal static GroupFinder Find(
        IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew, IReadOnlySet<GroupKey> known) =>
        new(rows, isNew, known);

    /// <summary>Returns the group of an instance, or null when it is in none.</summary>
    public InstanceGroup? FindGroup(InstanceKey key) => _byInstance.GetValueOrDefault(key);

    // A cluster that is known as a whole remains one group when one of its parts grows.
    private static Dictionary<GroupKey, List<InstanceKey>> FindShared(
        List<Row> rows, GroupLevel level, IReadOnlySet<GroupKey> known)
    {
        var together = new Dictionary<GroupKey, List<InstanceKey>>();
        foreach (var row in rows)
        {
            if (level.GetKey(row.Key, row.Name, row.Tags) is { } key
                && (known.Contains(key) || key.Part is null || !known.Contains(key.Whole)))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(together, key, out _) ??= []).Add(row.Key);
            }
        }

        return together;
    }

    private static IEnumerable<(InstanceKey Key, InstanceGroup Group)> FindSingles(
        List<Row> rows, Func<InstanceKey, bool> isNew) =>
        from row in rows
        let key = GroupLevel.All.Where(level => level.ReplacesMembers)
            .Select(level => level.GetKey(row.Key, row.Name, row.Tags)).FirstOrDefault(found => found is not null)
        where key is not null
        select (row.Key, CreateGroup(key.Value, [row.Key], isNew));

    private static InstanceGroup CreateGroup(GroupKey key, List<InstanceKey> instances, Func<InstanceKey, bool> isNew) => new(
        key.Kind, key.Name, instances[0].Account, key.Region.Code, instances.Count, instances.Count(isNew),
        [.. instances.Order().Take(MaxExamples).Select(instance => instance.Instance)])
    {
        Part = key.Part,
    };

    private readonly record struct Row(InstanceKey Key, string? Name, GroupTags Tags);
}
