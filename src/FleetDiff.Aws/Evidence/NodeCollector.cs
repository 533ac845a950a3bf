using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Collects the nodes of Systems Manager while the pages are read. Hybrid nodes (<c>mi-…</c>) are not instances and are kept
/// separately.
/// </summary>
internal sealed class NodeCollector
{
    private const string IdentifyingPart = "account, Region or id";

    private readonly Dictionary<InstanceKey, NodeFacts> _facts = [];
    private readonly Dictionary<InstanceKey, HybridNode> _hybrid = [];
    private readonly RejectedRowLog _rejected = new("nodes in Systems Manager", IdentifyingPart);
    private readonly RejectedRowLog _rejectedHybrid = new("hybrid nodes in Systems Manager", IdentifyingPart);

    /// <summary>The evidence for each instance.</summary>
    public EvidenceCollector Rows { get; } = new(Source.SystemsManager);

    /// <summary>Other facts about each node.</summary>
    public IReadOnlyDictionary<InstanceKey, NodeFacts> Facts => _facts;

    /// <summary>The hybrid nodes, without duplicates.</summary>
    public IReadOnlyList<HybridNode> HybridNodes => [.. _hybrid.Values];

    /// <summary>The warnings about rows that could not be used.</summary>
    public IEnumerable<string> Warnings => [.. _rejected.Warnings, .. _rejectedHybrid.Warnings];

    /// <summary>Adds a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isRequested">Returns whether the node was requested, by its key and status.</param>
    public void Add(Node node, Func<InstanceKey, ManagementStatus?, bool> isRequested)
    {
        var instance = node.NodeType?.Instance;
        ManagementStatus? status = instance?.ManagedStatus?.Value switch
        {
            "Managed" => ManagementStatus.Managed,
            "Unmanaged" => ManagementStatus.Unmanaged,
            _ => null,
        };
        if (TryParseKey(node, key => isRequested(key, status), _rejected, out var key)
            && !key.IsHybrid && status is { } known && Rows.Add(key, known, UtcTime.FromDateTime(node.CaptureTime)))
        {
            _facts[key] = new(
                FormatPlatform(instance), GetString(instance?.AgentVersion), GetString(node.Owner?.OrganizationalUnitPath),
                GetString(instance?.InstanceStatus));
        }
    }

    /// <summary>Adds a node of the list of hybrid nodes.</summary>
    public void AddHybrid(Node node)
    {
        if (TryParseKey(node, static key => key.IsHybrid, _rejectedHybrid, out var key))
        {
            var instance = node.NodeType?.Instance;
            _hybrid[key] = new(key, HostNames.ParseName(instance?.ComputerName), HostNames.ParseAddress(instance?.IpAddress));
        }
    }

    private static bool TryParseKey(Node node, Func<InstanceKey, bool> isRequested, RejectedRowLog rejected, out InstanceKey key)
    {
        if (!InstanceKey.TryParse(node.Owner?.AccountId, node.Region, node.Id, out key))
        {
            rejected.AddUnreadable($"{node.Owner?.AccountId}/{node.Region}/{node.Id}");
            return false;
        }

        if (!isRequested(key))
        {
            rejected.AddConflict(key.ToString());
            return false;
        }

        return true;
    }

    private static string? FormatPlatform(InstanceInfo? instance) =>
        GetString($"{instance?.PlatformName} {instance?.PlatformVersion}".Trim());

    private static string? GetString(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
