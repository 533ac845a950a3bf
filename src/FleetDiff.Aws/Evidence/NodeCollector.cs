using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Collects the nodes of Systems Manager while the pages are read. Hybrid nodes (<c>mi-…</c>) are not instances.
/// </summary>
internal sealed class NodeCollector
{
    private readonly Dictionary<InstanceKey, NodeFacts> _facts = [];
    private readonly UnreadableRowLog _unreadable = new();
    private readonly ConflictingRowLog _foreign = new("nodes in Systems Manager", "were not requested");

    /// <summary>The evidence for each instance.</summary>
    public EvidenceCollector Rows { get; } = new(Source.SystemsManager);

    /// <summary>Other facts about each node.</summary>
    public IReadOnlyDictionary<InstanceKey, NodeFacts> Facts => _facts;

    /// <summary>The warnings about rows that could not be used.</summary>
    public IEnumerable<string> Warnings =>
        [.. _unreadable.CreateWarnings("nodes in Systems Manager", "account, Region or id"), .. _foreign.Warnings];

    /// <summary>Adds a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isRequested">Returns whether the node was requested, by its key and status.</param>
    public void Add(Node node, Func<InstanceKey, ManagementStatus?, bool> isRequested)
    {
        if (!InstanceKey.TryParse(node.Owner?.AccountId, node.Region, node.Id, out var key))
        {
            _unreadable.Add($"{node.Owner?.AccountId}/{node.Region}/{node.Id}");
            return;
        }

        var instance = node.NodeType?.Instance;
        ManagementStatus? status = instance?.ManagedStatus?.Value switch
        {
            "Managed" => ManagementStatus.Managed,
            "Unmanaged" => ManagementStatus.Unmanaged,
            _ => null,
        };
        if (!isRequested(key, status))
        {
            _foreign.Add(key.ToString());
        }
        else if (!key.IsHybrid && status is { } known && Rows.Add(key, known, UtcTime.FromDateTime(node.CaptureTime)))
        {
            _facts[key] = new(
                FormatPlatform(instance), GetString(instance?.AgentVersion), GetString(node.Owner?.OrganizationalUnitPath),
                GetString(instance?.InstanceStatus));
        }
    }

    private static string? FormatPlatform(InstanceInfo? instance) =>
        GetString($"{instance?.PlatformName} {instance?.PlatformVersion}".Trim());

    private static string? GetString(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
