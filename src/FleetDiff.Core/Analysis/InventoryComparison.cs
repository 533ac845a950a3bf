using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis;

/// <summary>The comparison of the two lists of the inventory.</summary>
public sealed class InventoryComparison
{
    private const int None = -1;

    // For each instance the index of its node, or None.
    private readonly int[] _nodes;

    private InventoryComparison(FleetInventory inventory, int[] nodes, int managed, IReadOnlyList<Node> orphanedNodes)
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
        var nodeOf = new int[instances.Length];
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
                nodeOf[i] = n++;
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
        var node = _nodes[index];
        return node == None
            ? new(Source.ResourceExplorer, ManagementStatus.Unmanaged, Inventory.Instances.Span[index].ReportedAt)
            : new(Source.ResourceExplorer, ManagementStatus.Managed, Inventory.Nodes.Span[node].ReportedAt);
    }

    /// <summary>Returns whether the instance at an index of the inventory has a managed node.</summary>
    public bool IsManaged(int index) => _nodes[index] != None;

    /// <summary>Returns the instances without a managed node, sorted.</summary>
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

    /// <summary>Returns the index of an instance in the inventory, or null when it is not listed.</summary>
    public int? FindIndex(InstanceKey key) =>
        Inventory.Instances.Span.BinarySearch(new KeyComparable(key)) is >= 0 and var index ? index : null;
}
