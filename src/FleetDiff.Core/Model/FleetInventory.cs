namespace FleetDiff.Core.Model;

/// <summary>
/// What Resource Explorer lists tonight, whole: a list that was cut short never becomes an inventory.
/// </summary>
public sealed record FleetInventory
{
    /// <summary>The view that was read.</summary>
    public required View View { get; init; }

    /// <summary>The EC2 instances, sorted by key, one row each.</summary>
    public required ReadOnlyMemory<Instance> Instances { get; init; }

    /// <summary>The managed nodes that are EC2 instances (<c>i-…</c>), sorted by key, one row each.</summary>
    public required ReadOnlyMemory<Node> Nodes { get; init; }

    /// <summary>How many managed nodes are no EC2 instances (<c>mi-…</c>).</summary>
    public int HybridNodes { get; init; }

    /// <summary>
    /// The accounts and Regions whose index the view lists (resources of the type <c>resource-explorer-2:index</c>).
    /// Empty when something hides that type; null only when the lists come from somewhere else than a view.
    /// </summary>
    public IReadOnlySet<AccountRegion>? Indexes { get; init; }

    /// <summary>
    /// The indexes that the accounts in doubt have by ListIndexesForMembers, whatever the view lists; null when nobody
    /// asked.
    /// </summary>
    public IReadOnlySet<AccountRegion>? MemberIndexes { get; init; }

    /// <summary>What could not be read, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How the reading went.</summary>
    public required SourceResult Result { get; init; }

    /// <summary>The inventory without some instances.</summary>
    public FleetInventory Without(IReadOnlySet<InstanceKey> keys)
    {
        var kept = Instances.ToArray();
        var count = 0;
        foreach (var instance in kept)
        {
            if (!keys.Contains(instance.Key))
            {
                kept[count++] = instance;
            }
        }

        return this with { Instances = kept.AsMemory(0, count) };
    }
}
