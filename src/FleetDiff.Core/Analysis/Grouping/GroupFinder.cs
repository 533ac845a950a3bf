using System.Runtime.InteropServices;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>
/// Puts unmanaged instances together that likely share a cause: those that a cluster, an environment, an Auto Scaling
/// group, a fleet or a stack launched, or failing those with the same beginning of their Name; always of one account and
/// Region. An instance is in one group at most, the first of these that has enough of them or is known from earlier runs.
/// </summary>
public sealed class GroupFinder
{
    private const int MaxExamples = 5;

    private readonly Dictionary<InstanceKey, InstanceGroup> _byInstance = [];

    private GroupFinder(IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew, IReadOnlySet<GroupKey> known)
    {
        List<Row> left = [.. rows.Select(row => new Row(row.Key, row.Name, GroupTags.Read(row.Tags)))];
        var groups = new List<InstanceGroup>();
        _byInstance.EnsureCapacity(rows.Count);
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

        All =
        [
            .. groups.OrderByDescending(group => group.Count)
                .ThenBy(group => group.Name, StringComparer.Ordinal).ThenBy(group => group.Part, StringComparer.Ordinal)
                .ThenBy(group => group.Kind)
                .ThenBy(group => group.Account, StringComparer.Ordinal)
                .ThenBy(group => group.Region, StringComparer.Ordinal),
        ];
        Singles = FindSingles(left, isNew).ToDictionary(single => single.Key, single => single.Group);
    }

    /// <summary>The groups, largest first, then by name.</summary>
    public IReadOnlyList<InstanceGroup> All { get; }

    /// <summary>
    /// The instances that are the only unmanaged one of what launched them, each as a group: another may take its place.
    /// </summary>
    public IReadOnlyDictionary<InstanceKey, InstanceGroup> Singles { get; }

    /// <summary>Finds the groups in a list of instances, each of which is listed once.</summary>
    /// <param name="rows">The instances, in any order.</param>
    /// <param name="isNew">Whether an instance is new.</param>
    public static GroupFinder Find(IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew) =>
        new(rows, isNew, new HashSet<GroupKey>());

    /// <summary>The same, where those that earlier runs knew are groups with one instance too.</summary>
    internal static GroupFinder Find(
        IReadOnlyList<ReportedInstance> rows, Func<InstanceKey, bool> isNew, IReadOnlySet<GroupKey> known) =>
        new(rows, isNew, known);

    /// <summary>The group that an instance is in, or null when it is on its own.</summary>
    public InstanceGroup? FindGroup(InstanceKey key) => _byInstance.GetValueOrDefault(key);

    // A cluster that is known as a whole stays one group when one of its parts grows.
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

    private static IEnumerable<(InstanceKey Key, InstanceGroup Group)> FindSingles(List<Row> rows, Func<InstanceKey, bool> isNew) =>
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
