using FleetDiff.Fleet;

namespace FleetDiff.Comparing;

/// <summary>The inventory's two lists held against each other.</summary>
public sealed class Comparison
{
    private const int None = -1;

    // For each instance the place of its node, or None.
    private readonly int[] _nodes;

    private Comparison(Inventory inventory, int[] nodes, int managed, IReadOnlyList<Node> orphans)
    {
        Inventory = inventory;
        _nodes = nodes;
        Managed = managed;
        Orphans = orphans;
    }

    /// <summary>What was compared.</summary>
    public Inventory Inventory { get; }

    /// <summary>How many instances have a managed node.</summary>
    public int Managed { get; }

    /// <summary>The nodes that have no instance, sorted by key.</summary>
    public IReadOnlyList<Node> Orphans { get; }

    /// <summary>Walks both sorted lists once, side by side.</summary>
    public static Comparison Of(Inventory inventory)
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
    public Evidence ResourceExplorer(int place)
    {
        var node = _nodes[place];
        return node == None
            ? new(Source.ResourceExplorer, Says.Unmanaged, Inventory.Instances.Span[place].ReportedAt)
            : new(Source.ResourceExplorer, Says.Managed, Inventory.Nodes.Span[node].ReportedAt);
    }

    /// <summary>Whether the instance at a place in the inventory has a managed node.</summary>
    public bool IsManaged(int place) => _nodes[place] != None;

    /// <summary>The instances that have no managed node, sorted.</summary>
    public IEnumerable<InstanceKey> Unmanaged()
    {
        for (var place = 0; place < _nodes.Length; place++)
        {
            if (!IsManaged(place))
            {
                yield return Inventory.Instances.Span[place].Key;
            }
        }
    }

    /// <summary>The place of an instance in the inventory, or null when it is not there.</summary>
    public int? PlaceOf(InstanceKey key) =>
        Inventory.Instances.Span.BinarySearch(new Sought(key)) is >= 0 and var place ? place : null;
}
