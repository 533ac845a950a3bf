using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis;

/// <summary>The inventory's two lists held against each other.</summary>
public sealed class InventoryComparison
{
    private const int None = -1;

    // For each instance the place of its node, or None.
    private readonly int[] _nodes;

    private InventoryComparison(FleetInventory inventory, int[] nodes, int managed, IReadOnlyList<Node> orphans)
    {
        Inventory = inventory;
        _nodes = nodes;
        Managed = managed;
        OrphanedNodes = orphans;
    }

    /// <summary>What was compared.</summary>
    public FleetInventory Inventory { get; }

    /// <summary>How many instances have a managed node.</summary>
    public int Managed { get; }

    /// <summary>The nodes that have no instance, sorted by key.</summary>
    public IReadOnlyList<Node> OrphanedNodes { get; }

    /// <summary>Walks both sorted lists once, side by side.</summary>
    public static InventoryComparison Compare(FleetInventory inventory)
    {
        var instances = inventory.Instances.Span;
        var nodes = inventory.Nodes.Span;
        var nodeOf = new int[instances.Length];
        var orphans = new List<Node>();
        var managed = 0;
        var n = 0;
        for (var i = 0; i < instances.Length; i++)
        {
            var order = 1;
            while (n < nodes.Length && (order = nodes[n].Key.CompareTo(instances[i].Key)) < 0)
            {
                orphans.Add(nodes[n++]);
            }

            if (n < nodes.Length && order == 0)
            {
                nodeOf[i] = n++;
                managed++;
            }
            else
            {
                nodeOf[i] = None;
            }
        }

        orphans.AddRange(nodes[n..]);
        return new(inventory, nodeOf, managed, orphans);
    }

    /// <summary>What Resource Explorer says of the instance at a place in the inventory.</summary>
    public InstanceEvidence GetEvidence(int index)
    {
        var node = _nodes[index];
        return node == None
            ? new(Source.ResourceExplorer, ManagementStatus.Unmanaged, Inventory.Instances.Span[index].ReportedAt)
            : new(Source.ResourceExplorer, ManagementStatus.Managed, Inventory.Nodes.Span[node].ReportedAt);
    }

    /// <summary>Whether the instance at a place in the inventory has a managed node.</summary>
    public bool IsManaged(int index) => _nodes[index] != None;

    /// <summary>The instances that have no managed node, sorted.</summary>
    public IEnumerable<InstanceKey> GetUnmanaged()
    {
        for (var index = 0; index < _nodes.Length; index++)
        {
            if (!IsManaged(index))
            {
                yield return Inventory.Instances.Span[index].Key;
            }
        }
    }

    /// <summary>The place of an instance in the inventory, or null when it is not there.</summary>
    public int? FindIndex(InstanceKey key) =>
        Inventory.Instances.Span.BinarySearch(new KeyComparable(key)) is >= 0 and var index ? index : null;
}
