namespace FleetDiff.Fleet;

/// <summary>What Resource Explorer lists tonight, whole: a list that was cut short never becomes an inventory.</summary>
public sealed record Inventory
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
    /// The ids of the accounts that have an index the view can see (<c>resource-explorer-2:index</c>); null when nobody
    /// asked.
    /// </summary>
    public IReadOnlySet<string>? IndexedAccounts { get; init; }

    /// <summary>What could not be read, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How the reading went.</summary>
    public required SourceLedger Ledger { get; init; }
}
