using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis;

/// <summary>The comparison of the two lists of the inventory.</summary>
public sealed class InventoryComparison
{
    private const long None = -1;

    // For each instance the time at which its node was last seen (UtcTicks), or None.
    private readonly long[] _nodes;

    private InventoryComparison(FleetInventory inventory, long[] nodes, int managed, IReadOnlyList<Node> orphanedNodes)
    {
        Inventory = inventory;
        _nodes = nodes;
        Managed = managed;
        OrphanedNodes = orphanedNodes;
    }

    /// <summary>The compared inventory.</summary>
    public FleetInventory Inventory { get; }

    /// <summary>The number of instances with a managed node.</summary>
    public int Managed { get; }

    /// <summary>The managed nodes without an instance, sorted by key.</summary>
    public IReadOnlyList<Node> OrphanedNodes { get; }

    /// <summary>Compares the two lists by merging them in one pass.</summary>
    public static InventoryComparison Compare(FleetInventory inventory)
    {
        var instances = inventory.Instances.Span;
        var nodes = inventory.Nodes.Span;
        var nodeOf = new long[instances.Length];
        var orphanedNodes = new List<Node>();
        var managed = 0;
        var n = 0;
        for (var i = 0; i < instances.Length; i++)
        {
            var order = 1;
            while (n < nodes.Length && (order = nodes[n].Key.CompareTo(instances[i].Key)) < 0)
            {
                orphanedNodes.Add(nodes[n++]);
            }

            if (n < nodes.Length && order == 0)
            {
                nodeOf[i] = UtcTicks.FromTime(nodes[n++].ReportedAt);
                managed++;
            }
            else
            {
                nodeOf[i] = None;
            }
        }

        orphanedNodes.AddRange(nodes[n..]);
        return new(inventory, nodeOf, managed, orphanedNodes);
    }

    /// <summary>Returns the evidence from Resource Explorer for the instance at an index of the inventory.</summary>
    public InstanceEvidence GetEvidence(int index)
    {
        return IsManaged(index)
            ? new(Source.ResourceExplorer, ManagementStatus.Managed, UtcTicks.ToTime(_nodes[index]))
            : new(Source.ResourceExplorer, ManagementStatus.Unmanaged, Inventory.Instances.Span[index].ReportedAt);
    }

    /// <summary>Returns the comparison without the inventory's list of nodes, to free its memory.</summary>
    internal InventoryComparison WithoutNodes() => new(Inventory with { Nodes = default }, _nodes, Managed, OrphanedNodes);

    /// <summary>Returns whether the instance at an index of the inventory has a managed node.</summary>
    public bool IsManaged(int index) => _nodes[index] != None;

    /// <summary>Returns the instances without a managed node, sorted.</summary>
    public IEnumerable<InstanceKey> GetUnmanaged() => GetKeys(index => !IsManaged(index));

    /// <summary>Returns the instances at the indexes of the inventory that a condition includes, sorted.</summary>
    internal IEnumerable<InstanceKey> GetKeys(Func<int, bool> isIncluded) => Enumerable.Range(0, _nodes.Length)
        .Where(isIncluded).Select(index => Inventory.Instances.Span[index].Key);

    /// <summary>Returns the index of an instance in the inventory, or null when it is not listed.</summary>
    public int? FindIndex(InstanceKey key) =>
        Inventory.Instances.Span.BinarySearch(new KeyOrder(key)) is >= 0 and var index ? index : null;

    private readonly struct KeyOrder(InstanceKey key) : IComparable<Instance>
    {
        public int CompareTo(Instance other) => key.CompareTo(other.Key);
    }
}
