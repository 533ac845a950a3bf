using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// The nodes of Systems Manager's list while its pages come in. Hybrid nodes (<c>mi-…</c>) are no instances.
/// </summary>
internal sealed class NodeCollector
{
    private readonly Dictionary<InstanceKey, NodeFacts> _facts = [];
    private readonly UnreadableRowLog _unreadable = new();
    private readonly ConflictingRowLog _foreign = new("nodes in Systems Manager", "are not among those that were asked for");

    /// <summary>What the list says of each instance.</summary>
    public EvidenceCollector Rows { get; } = new(Source.SystemsManager);

    /// <summary>What it knows besides.</summary>
    public IReadOnlyDictionary<InstanceKey, NodeFacts> Facts => _facts;

    /// <summary>What of it could not be read.</summary>
    public IEnumerable<string> Warnings =>
        [.. _unreadable.CreateWarnings("nodes in Systems Manager", "account, Region or id"), .. _foreign.Warnings];

    /// <summary>Takes in a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isAsked">Whether it is one that was asked for, by its key and what is said of it.</param>
    public void Add(Node node, Func<InstanceKey, ManagementStatus?, bool> isAsked)
    {
        if (!InstanceKey.TryParse(node.Owner?.AccountId, node.Region, node.Id, out var key))
        {
            _unreadable.Add($"{node.Owner?.AccountId}/{node.Region}/{node.Id}");
            return;
        }

        var instance = node.NodeType?.Instance;
        ManagementStatus? says = instance?.ManagedStatus?.Value switch
        {
            "Managed" => ManagementStatus.Managed,
            "Unmanaged" => ManagementStatus.Unmanaged,
            _ => null,
        };
        if (!isAsked(key, says))
        {
            _foreign.Add(key.ToString());
        }
        else if (!key.IsHybrid && says is { } s && Rows.Add(key, s, UtcTime.FromDateTime(node.CaptureTime)))
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
