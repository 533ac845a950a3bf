using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Fleet;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws;

/// <summary>
/// The nodes of Systems Manager's list while its pages come in. Hybrid nodes (<c>mi-…</c>) are no instances.
/// </summary>
internal sealed class NodeRows
{
    private readonly Dictionary<InstanceKey, NodeFacts> _facts = [];
    private readonly UnreadableRows _unreadable = new();

    /// <summary>What the list says of each instance.</summary>
    public EvidenceRows Rows { get; } = new(Source.SystemsManager);

    /// <summary>What it knows besides.</summary>
    public IReadOnlyDictionary<InstanceKey, NodeFacts> Facts => _facts;

    /// <summary>What of it could not be read.</summary>
    public IEnumerable<string> Warnings => _unreadable.Warnings("nodes in Systems Manager", "account, Region or id");

    /// <summary>Takes in a node.</summary>
    public void Add(Node node)
    {
        if (!InstanceKey.TryParse(node.Owner?.AccountId, node.Region, node.Id, out var key))
        {
            _unreadable.Add($"{node.Owner?.AccountId}/{node.Region}/{node.Id}");
            return;
        }

        var instance = node.NodeType?.Instance;
        Says? says = instance?.ManagedStatus?.Value switch
        {
            "Managed" => Says.Managed,
            "Unmanaged" => Says.Unmanaged,
            _ => null,
        };
        if (!key.IsHybrid && says is { } s && Rows.Add(key, s, Utc.Of(node.CaptureTime)))
        {
            _facts[key] = new(
                Platform(instance), Text(instance?.AgentVersion), Text(node.Owner?.OrganizationalUnitPath),
                Text(instance?.InstanceStatus));
        }
    }

    private static string? Platform(InstanceInfo? instance) =>
        Text($"{instance?.PlatformName} {instance?.PlatformVersion}".Trim());

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
