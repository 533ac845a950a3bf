using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Builders;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Collects the nodes of Systems Manager while the pages are read. Hybrid nodes (<c>mi-…</c>) are not instances and are kept
/// separately.
/// </summary>
internal sealed class NodeCollector
{
    private const string IdentifyingPart = "account, Region or id";

    private readonly RejectedRowLog _rejected = new("nodes in Systems Manager", IdentifyingPart);
    private readonly RejectedRowLog _rejectedHybrid = new("hybrid nodes in Systems Manager", IdentifyingPart);

    public EvidenceCollector Rows { get; } = new(Source.SystemsManager);

    public Dictionary<InstanceKey, NodeFacts> Facts { get; } = [];

    public Dictionary<InstanceKey, HybridNode> Hybrid { get; } = [];

    public IEnumerable<string> Warnings => [.. _rejected.Warnings, .. _rejectedHybrid.Warnings];

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
            Facts[key] = new(
                FormatPlatform(instance), GetString(instance?.AgentVersion), GetString(node.Owner?.OrganizationalUnitPath),
                GetString(instance?.InstanceStatus));
        }
    }

    public void AddHybrid(Node node)
    {
        if (TryParseKey(node, static key => key.IsHybrid, _rejectedHybrid, out var key))
        {
            var instance = node.NodeType?.Instance;
            Hybrid[key] = new(key, HostNames.ParseName(instance?.ComputerName), HostNames.ParseAddress(instance?.IpAddress));
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
