using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>Unmanaged instances of one group, sorted by key.</summary>
internal sealed record FoundGroup(GroupKey Key, IReadOnlyList<ReportedInstance> Members);

/// <summary>
/// Groups unmanaged instances that likely have one cause: those launched by one cluster, environment, Auto Scaling group,
/// fleet or stack, or else those with a common Name prefix. All members have one account and Region. An instance is in at
/// most one group, the first in this order that has enough members or is known from earlier runs.
/// </summary>
internal static class GroupFinder
{
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
        // Only the group tags of one account and Region are in memory at a time.
        foreach (var accountRegion in rows.GroupBy(row => row.Key.RegionIndex))
        {
            List<(ReportedInstance Row, GroupTags Tags)> left = [.. accountRegion.Select(row => (row, new GroupTags(row.Tags)))];
            foreach (var level in GroupLevel.All)
            {
                var rest = new List<(ReportedInstance Row, GroupTags Tags)>();
                foreach (var together in left.GroupBy(each => FindKey(level, each.Row, each.Tags, isKnown)))
                {
                    if (together.Key is { } key && (together.Count() >= level.MinInstances || isKnown(key)))
                    {
                        groups.Add(new(key, [.. together.Select(each => each.Row).OrderBy(row => row.Key)]));
                    }
                    else
                    {
                        rest.AddRange(together);
                    }
                }

                left = rest;
            }

            singles.AddRange(
                from each in left
                let key = GroupLevel.All.Where(level => level.ReplacesMembers)
                    .Select(level => level.GetKey(each.Row, each.Tags)).FirstOrDefault(found => found is not null)
                where key is not null
                select new FoundGroup(key.Value, [each.Row]));
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
    }

    // A cluster that is known as a whole remains one group when one of its parts grows.
    private static GroupKey? FindKey(GroupLevel level, ReportedInstance row, GroupTags tags, Func<GroupKey, bool> isKnown) =>
        level.GetKey(row, tags) is { } key && (key.Part is null || isKnown(key) || !isKnown(key with { Part = null }))
            ? key
            : null;
}
