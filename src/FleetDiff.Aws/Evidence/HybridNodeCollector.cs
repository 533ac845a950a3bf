using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws.Evidence;

/// <summary>Collects the hybrid nodes (<c>mi-…</c>) of Systems Manager while the pages are read.</summary>
internal sealed class HybridNodeCollector
{
    private readonly Dictionary<InstanceKey, HybridNode> _nodes = [];
    private readonly UnreadableRowLog _unreadable = new();
    private readonly ConflictingRowLog _foreign = new("hybrid nodes in Systems Manager", "were not requested");

    /// <summary>The hybrid nodes, without duplicates.</summary>
    public IReadOnlyList<HybridNode> All => [.. _nodes.Values];

    /// <summary>The warnings about rows that could not be used.</summary>
    public IEnumerable<string> Warnings =>
        [.. _unreadable.CreateWarnings("hybrid nodes in Systems Manager", "account, Region or id"), .. _foreign.Warnings];

    /// <summary>Adds a node.</summary>
    public void Add(Node node)
    {
        if (!InstanceKey.TryParse(node.Owner?.AccountId, node.Region, node.Id, out var key))
        {
            _unreadable.Add($"{node.Owner?.AccountId}/{node.Region}/{node.Id}");
        }
        else if (!key.IsHybrid)
        {
            _foreign.Add(key.ToString());
        }
        else
        {
            var instance = node.NodeType?.Instance;
            _nodes[key] = new(key, HostNames.ParseName(instance?.ComputerName), HostNames.ParseAddress(instance?.IpAddress));
        }
    }
}
