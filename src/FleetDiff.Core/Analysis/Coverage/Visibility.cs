using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// Which accounts and Regions the view shows in a run. Only there does the absence of an instance mean anything.
/// </summary>
public sealed class Visibility
{
    private readonly IReadOnlySet<AccountRegion> _seen;

    private Visibility(IReadOnlySet<AccountRegion> seen, IReadOnlySet<AccountRegion> listed, bool hidesIndexes) =>
        (_seen, Listed, HidesIndexes) = (seen, listed, hidesIndexes);

    /// <summary>The accounts and Regions of which the view lists an instance.</summary>
    public IReadOnlySet<AccountRegion> Listed { get; }

    /// <summary>
    /// Whether the view lists no index at all, so that a Region without instances looks like one that was lost.
    /// </summary>
    public bool HidesIndexes { get; }

    /// <summary>
    /// The visibility of a run: an account and Region can be seen when its index is listed. When the view lists no
    /// index, it can be seen when an instance or a node of it is listed.
    /// </summary>
    public static Visibility Create(FleetInventory inventory)
    {
        var listed = GetAccountRegions(inventory.Instances.Span).ToHashSet();
        return inventory.Indexes is { Count: > 0 } indexes
            ? new(indexes, listed, hidesIndexes: false)
            : new(listed.Union(GetAccountRegions(inventory.Nodes.Span)).ToHashSet(), listed,
                hidesIndexes: inventory.Indexes is not null);
    }

    /// <summary>What limits it besides the view's own filter, a sentence each.</summary>
    public IEnumerable<string> Warnings => HidesIndexes && Listed.Count > 0
        ? ["The view lists no index (resource-explorer-2:index): an account or Region that leaves it looks like one "
            + "without instances. Take what hides that type out of the view's filter."]
        : [];

    /// <summary>Whether an account and Region can be seen.</summary>
    public bool CanSee(AccountRegion accountRegion) => _seen.Contains(accountRegion);

    /// <summary>Whether the account and Region of an instance can be seen.</summary>
    public bool CanSee(InstanceKey key) => CanSee(AccountRegion.Create(key));

    private static List<AccountRegion> GetAccountRegions<T>(ReadOnlySpan<T> sorted)
        where T : struct, IInventoryRow
    {
        var found = new List<AccountRegion>();
        InstanceKey? last = null;
        foreach (var row in sorted)
        {
            if (last is not { } before || before.RegionIndex != row.Key.RegionIndex)
            {
                last = row.Key;
                found.Add(AccountRegion.Create(row.Key));
            }
        }

        return found;
    }
}
