using System.Globalization;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Reads evidence from the node list of the AWS Systems Manager unified console. The list does not include the management
/// account and ap-northeast-3, which Quick Setup does not cover, so a missing node is not evidence.
/// </summary>
/// <param name="client">The client, in the view's Region. It must also be the home Region of the unified console.</param>
/// <param name="withHybridNodes">
/// Whether to list the hybrid nodes too if there are unmanaged instances, because one of them can be a hybrid node. The
/// comparison requires the addresses in AWS Config.
/// </param>
internal sealed class SystemsManagerSource(IAmazonSimpleSystemsManagement client, bool withHybridNodes = false) : IEvidenceSource
{
    /// <summary>A conservative rate: no quota of ListNodes and ListNodesSummary is documented.</summary>
    public const double CallsPerSecond = 5;

    // The resource data sync of the whole organization (Systems Manager API Reference, ListNodes, SyncName).
    private const string SyncName = "AWS-QuickSetup-ManagedNode";

    private const int PageSize = 50;

    private const string Permission = "ssm:ListNodes and ssm:ListNodesSummary on the resource data sync " + SyncName;

    private const string SetupHint =
        "Set up the unified console of Systems Manager for the organization, with this Region as its home Region, "
        + "or remove systems-manager from " + Setting.Evidence + ".";

    // Systems Manager API Reference, NodeFilter, Values.
    private const int IdsPerCall = 5;

    // Twenty pages. With more hybrid nodes, the comparison is not worth the calls.
    private const int MaxHybridNodes = 1000;

    private static readonly NodeFilter Managed = CreateFilter(NodeFilterKey.ManagedStatus, "Managed");
    private static readonly NodeFilter Unmanaged = CreateFilter(NodeFilterKey.ManagedStatus, "Unmanaged");

    // Systems Manager API Reference, InstanceInfo, ResourceType.
    private static readonly NodeFilter Hybrid = CreateFilter(NodeFilterKey.ResourceType, "ManagedInstance");

    public Source Name => Source.SystemsManager;

    public async Task<SourceEvidence> ReadAsync(
        Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var inventory = await listing;
        var reader = new PageReader(CreateFailure, progress);
        var nodes = new NodeCollector();
        var counts = new RejectedRowLog("node counts in Systems Manager", "entry");

        // Read all unmanaged nodes: they can contradict any instance. The list includes stopped instances.
        await ReadAsync("unmanaged nodes", [Unmanaged], (_, status) => status == ManagementStatus.Unmanaged);
        var candidates = inventory.GetUnmanaged().Where(key => !nodes.Rows.All.ContainsKey(key)).ToHashSet();
        await ReadCandidatesAsync();

        if (withHybridNodes && inventory.CountManaged() < inventory.Instances.Count
            && inventory.HybridNodes is > 0 and <= MaxHybridNodes)
        {
            await reader.ReadAsync(
                "hybrid nodes", token => ReadPageAsync(Hybrid, token, cancellationToken), nodes.AddHybrid, cancellationToken);
        }

        var platforms = await CountByAsync(NodeAttributeName.PlatformName, "platforms", reader, counts, cancellationToken);
        var versions = await CountByAsync(NodeAttributeName.AgentVersion, "agent versions", reader, counts, cancellationToken);
        return new(reader.CreateResult(Name, nodes.Rows.Times))
        {
            Evidence = nodes.Rows.All,
            Nodes = nodes.Facts,
            HybridNodes = [.. nodes.Hybrid.Values],
            Platforms = platforms,
            AgentVersions = versions,
            Warnings = [.. nodes.Warnings, .. counts.Warnings],
        };

        // By id or from the whole list of managed nodes, whichever takes fewer calls. The estimate uses the number of nodes in
        // Resource Explorer.
        Task ReadCandidatesAsync()
        {
            const string What = "nodes of unmanaged instances";
            var ids = candidates.Select(key => key.Instance).Distinct().Chunk(IdsPerCall).ToList();
            var managedNodes = inventory.CountManaged() + inventory.OrphanedNodes.Count + inventory.HybridNodes;
            return ids.Count > PageReader.CountPages(managedNodes, PageSize)
                ? ReadAsync(What, [Managed], (_, status) => status == ManagementStatus.Managed)
                : ReadAsync(
                    What,
                    [.. ids.Select(some => CreateFilter(NodeFilterKey.InstanceId, some))],
                    (key, _) => candidates.Contains(key));
        }

        Task ReadAsync(
            string what, IReadOnlyList<NodeFilter> queries, Func<InstanceKey, ManagementStatus?, bool> isRequested) =>
            reader.ReadAsync(
                what,
                queries,
                (filter, token) => ReadPageAsync(filter, token, cancellationToken),
                node => nodes.Add(node, isRequested),
                cancellationToken);
    }

    /// <summary>Tests the calls by reading one page of nodes and one count.</summary>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var reader = new PageReader(CreateFailure);
        await reader.ProbeAsync(
            "unmanaged nodes", token => ReadPageAsync(Unmanaged, token, cancellationToken), cancellationToken);
        await CountByAsync(NodeAttributeName.PlatformName, "platforms", reader, new("", ""), cancellationToken);
    }

    // Systems Manager counts the managed nodes by an attribute. The counts are sorted in descending order, then by name.
    private async Task<IReadOnlyList<NamedCount>> CountByAsync(
        NodeAttributeName attribute, string what, PageReader reader, RejectedRowLog rejected, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await reader.ReadAsync(what, ReadPageAsync, Add, cancellationToken);
        return
        [
            .. counts.Select(count => new NamedCount(count.Key, count.Value))
                .OrderByDescending(count => count.Nodes).ThenBy(count => count.Name, StringComparer.Ordinal),
        ];

        // A row is a map of strings: the value of the attribute under its name, and the Count.
        void Add(Dictionary<string, string> row)
        {
            if (!int.TryParse(row.GetValueOrDefault("Count"), CultureInfo.InvariantCulture, out var count))
            {
                rejected.AddUnreadable(string.Join(", ", row.Select(field => $"{field.Key}={field.Value}")));
                return;
            }

            var name = row.GetValueOrDefault(attribute.Value) is { Length: > 0 } given ? given : "unknown";
            counts[name] = counts.GetValueOrDefault(name) + count;
        }

        async Task<ResponsePage<Dictionary<string, string>>> ReadPageAsync(string? token)
        {
            var page = await client.ListNodesSummaryAsync(
                new ListNodesSummaryRequest
                {
                    SyncName = SyncName,
                    Filters = [Managed],
                    Aggregators =
                    [
                        new()
                        {
                            AggregatorType = NodeAggregatorType.Count,
                            TypeName = NodeTypeName.Instance,
                            AttributeName = attribute,
                        },
                    ],
                    MaxResults = PageSize,
                    NextToken = token,
                },
                cancellationToken);
            return new(page.Summary, page.NextToken);
        }
    }

    private static NodeFilter CreateFilter(NodeFilterKey key, params string[] values) =>
        new() { Key = key, Type = NodeFilterOperatorType.Equal, Values = [.. values] };

    private async Task<ResponsePage<Node>> ReadPageAsync(
        NodeFilter filter, string? token, CancellationToken cancellationToken)
    {
        var page = await client.ListNodesAsync(
            new ListNodesRequest
            {
                SyncName = SyncName,
                Filters = [filter],
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken);
        return new(page.Nodes, page.NextToken);
    }

    // UnsupportedOperationException: the unified console is not enabled (Systems Manager API Reference, ListNodes).
    private static SourceFailedException CreateFailure(string what, int pages, Exception e) => AwsFailure.DescribeSource(
        $"listing {what} in Systems Manager, after {pages} pages,",
        Permission,
        e,
        e is UnsupportedOperationException or ResourceDataSyncNotFoundException ? SetupHint : null);
}
