namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>Unmanaged instances of one group, sorted by key.</summary>
internal sealed record FoundGroup(GroupKey Key, IReadOnlyList<ReportedInstance> Members);

/// <summary>
/// Groups unmanaged instances that likely have one cause: those launched by one cluster, environment, Auto Scaling group,
/// fleet or stack, or else those with a common Name prefix. All members have one account and Region. An instance is in at
/// most one group, the first in the order of <see cref="GroupKeys"/> that has enough members or is known from earlier runs.
/// </summary>
internal static class GroupFinder
{
    private const int MinInstances = 2;
    private const int MinInstancesWithNamePrefix = 3;

    /// <summary>Finds the groups in a list of instances.</summary>
    /// <param name="rows">The instances, in any order, each listed once.</param>
    /// <param name="isKnown">Returns whether a group is known from earlier runs. Such a group needs only one instance.</param>
    /// <returns>
    /// The groups, largest first, then by name; and as singles the instances that are the only unmanaged one of their group,
    /// each as a group, because the service can replace them.
    /// </returns>
    public static (IReadOnlyList<FoundGroup> Groups, IReadOnlyList<FoundGroup> Singles) Find(
        IReadOnlyList<ReportedInstance> rows, Func<GroupKey, bool> isKnown)
    {
        var (groups, singles) = (new List<FoundGroup>(), new List<FoundGroup>());
        // Only the groups of one account and Region are in memory at a time.
        foreach (var accountRegion in rows.GroupBy(row => row.Key.RegionIndex))
        {
            var left = accountRegion.Select(row => (Row: row, Keys: GroupKeys.FindAll(row.Key, row.Name, row.Tags))).ToList();
            foreach (var level in Enumerable.Range(0, left[0].Keys.Count))
            {
                var found = left.Where(each => each.Keys[level] is { } key && CanHave(key))
                    .GroupBy(each => each.Keys[level]!, each => each.Row)
                    .Where(group => group.Count() >= GetMinInstances(group.Key) || isKnown(group.Key))
                    .Select(group => new FoundGroup(group.Key, [.. group.OrderBy(row => row.Key)])).ToList();
                var grouped = found.SelectMany(group => group.Members).Select(row => row.Key).ToHashSet();
                groups.AddRange(found);
                left.RemoveAll(each => grouped.Contains(each.Row.Key));
            }

            singles.AddRange(
                from each in left
                let key = each.Keys.FirstOrDefault(key => key is not null && ReplacesMembers(key))
                where key is not null
                select new FoundGroup(key, [each.Row]));
        }

        return (
            [
                .. groups.OrderByDescending(group => group.Members.Count)
                    .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.Part, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.Kind)
                    .ThenBy(group => group.Members[0].Key),
            ],
            singles);

        // A cluster that is known as a whole remains one group when one of its parts grows.
        bool CanHave(GroupKey key) => key.Part is null || isKnown(key) || !isKnown(key with { Part = null });
    }

    private static int GetMinInstances(GroupKey key) =>
        key.Kind == GroupKind.NamePrefix ? MinInstancesWithNamePrefix : MinInstances;

    // Whether a service launches and terminates the instances. Then a single instance is recorded as a group too, because the
    // service replaces it.
    private static bool ReplacesMembers(GroupKey key) =>
        key is { Part: null, Kind: not (GroupKind.Ec2Fleet or GroupKind.Stack or GroupKind.NamePrefix) };
}
