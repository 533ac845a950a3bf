using System.Runtime.InteropServices;

namespace FleetDiff.Core.Model;

/// <summary>
/// The two complete lists that a run reads from Resource Explorer. A list that was not read to its end never becomes an
/// inventory.
/// </summary>
public sealed record FleetInventory
{
    /// <summary>The view that was read.</summary>
    public required View View { get; init; }

    /// <summary>The EC2 instances, sorted by key, one row each.</summary>
    public required ReadOnlyMemory<Instance> Instances { get; init; }

    /// <summary>The managed nodes that are EC2 instances (<c>i-…</c>), sorted by key, one row each.</summary>
    public required ReadOnlyMemory<Node> Nodes { get; init; }

    /// <summary>The number of hybrid nodes (<c>mi-…</c>), which are not EC2 instances.</summary>
    public int HybridNodes { get; init; }

    /// <summary>
    /// The accounts and Regions whose index the view lists (resources of the type <c>resource-explorer-2:index</c>).
    /// Empty when the view hides that type; null only when the lists do not come from a view.
    /// </summary>
    public IReadOnlySet<AccountRegion>? Indexes { get; init; }

    /// <summary>
    /// The indexes that ListIndexesForMembers returns for the accounts that the view does not show; null when it was not
    /// called.
    /// </summary>
    public IReadOnlySet<AccountRegion>? MemberIndexes { get; init; }

    /// <summary>The rows and tags that could not be read, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The result of reading Resource Explorer.</summary>
    public required SourceResult Result { get; init; }

    /// <summary>Returns the inventory without some instances and nodes.</summary>
    /// <param name="isRemovedInstance">Returns whether to remove an instance.</param>
    /// <param name="isRemovedNode">Returns whether to remove a node.</param>
    public FleetInventory Without(Func<InstanceKey, bool> isRemovedInstance, Func<InstanceKey, bool> isRemovedNode) => this with
    {
        Instances = Remove(Instances, isRemovedInstance),
        Nodes = Remove(Nodes, isRemovedNode),
    };

    private static ReadOnlyMemory<T> Remove<T>(ReadOnlyMemory<T> rows, Func<InstanceKey, bool> isRemoved)
        where T : struct, IInventoryRow => MemoryMarshal.ToEnumerable(rows).Any(row => isRemoved(row.Key))
            ? MemoryMarshal.ToEnumerable(rows).Where(row => !isRemoved(row.Key)).ToArray()
            : rows;
}
