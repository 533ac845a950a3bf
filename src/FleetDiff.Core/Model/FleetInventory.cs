namespace FleetDiff.Core.Model;

/// <summary>
/// The two complete lists that a run reads from Resource Explorer, compared: each instance with its managed node, and the nodes
/// without an instance. A list that was not read to its end never becomes an inventory.
/// </summary>
public sealed record FleetInventory
{
    /// <summary>The view that was read.</summary>
    public required View View { get; init; }

    /// <summary>The EC2 instances, sorted by key, one row each.</summary>
    public required IReadOnlyList<Instance> Instances { get; init; }

    /// <summary>The managed nodes <c>i-…</c> without an instance, sorted by key, one row each.</summary>
    public required IReadOnlyList<Node> OrphanedNodes { get; init; }

    /// <summary>The number of hybrid nodes (<c>mi-…</c>), which are not EC2 instances.</summary>
    public int HybridNodes { get; init; }

    /// <summary>
    /// The accounts and Regions whose index the view lists (resources of the type <c>resource-explorer-2:index</c>).
    /// Empty when the view hides that type; null only when the lists do not come from a view.
    /// </summary>
    public IReadOnlySet<AccountRegion>? Indexes { get; init; }

    /// <summary>The indexes of the accounts that the view does not show (ListIndexesForMembers); null when not read.</summary>
    public IReadOnlySet<AccountRegion>? MemberIndexes { get; init; }

    /// <summary>The rows and tags that could not be read, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The result of reading Resource Explorer.</summary>
    public required SourceResult Result { get; init; }

    /// <summary>Returns the number of instances with a managed node.</summary>
    public int CountManaged() => Instances.Count(instance => instance.IsManaged);

    /// <summary>Returns the instances without a managed node, sorted.</summary>
    public IEnumerable<InstanceKey> GetUnmanaged() =>
        Instances.Where(instance => !instance.IsManaged).Select(instance => instance.Key);

    /// <summary>Returns an instance, or null when it is not listed.</summary>
    public Instance? Find(InstanceKey key)
    {
        var (first, end) = (0, Instances.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            var order = Instances[middle].Key.CompareTo(key);
            if (order == 0)
            {
                return Instances[middle];
            }

            (first, end) = order < 0 ? (middle + 1, end) : (first, middle);
        }

        return null;
    }
}
