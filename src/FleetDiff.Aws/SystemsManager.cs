using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Comparing;
using FleetDiff.Configuration;
using FleetDiff.Fleet;
using FleetDiff.Running;
using Node = Amazon.SimpleSystemsManagement.Model.Node;

namespace FleetDiff.Aws;

/// <summary>
/// Evidence from the node list of AWS Systems Manager's unified console. It knows nothing of the management account and
/// of ap-northeast-3, where Quick Setup does not go: silence is no evidence.
/// </summary>
/// <param name="client">
/// The client, in the view's Region. That has to be the unified console's home Region as well.
/// </param>
/// <param name="withHybridNodes">
/// Whether to list the hybrid nodes too, where there are unmanaged instances that one of them may be. Only of use with
/// the addresses that AWS Config knows.
/// </param>
public sealed class SystemsManager(IAmazonSimpleSystemsManagement client, bool withHybridNodes = false) : IEvidenceSource
{
    /// <summary>A modest pace: no quota of ListNodes and ListNodesSummary is documented.</summary>
    public const double CallsPerSecond = 5;

    // The list of the whole organization (Systems Manager API Reference, ListNodes, SyncName).
    internal const string SyncName = "AWS-QuickSetup-ManagedNode";

    internal const int PageSize = 50;

    private const string Permission = "ssm:ListNodes and ssm:ListNodesSummary on the resource data sync " + SyncName;

    private const string SetUp =
        "Set the unified console of Systems Manager up for the organization, with this Region as its home Region, "
        + "or take systems-manager out of " + Setting.Evidence + ".";

    // Systems Manager API Reference, NodeFilter, Values.
    private const int IdsACall = 5;

    // Twenty pages: above that the hybrid nodes are a fleet of its own, and what they may explain is not worth the calls.
    private const int MostHybridNodes = 1000;

    private static readonly IReadOnlyList<NodeFilter> Managed = [ManagedStatus("Managed")];
    private static readonly IReadOnlyList<NodeFilter> Unmanaged = [ManagedStatus("Unmanaged")];

    // Systems Manager API Reference, InstanceInfo, ResourceType.
    private static readonly IReadOnlyList<NodeFilter> Hybrid =
        [new() { Key = NodeFilterKey.ResourceType, Type = NodeFilterOperatorType.Equal, Values = ["ManagedInstance"] }];

    /// <inheritdoc/>
    public Source Name => Source.SystemsManager;

    /// <inheritdoc/>
    public async Task<SourceEvidence> AskAsync(
        Comparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var reader = new PageReader(progress, Failed);
        var nodes = new NodeRows();
        var counts = new NodeCounts(client, reader);

        // Every unmanaged node: it can contradict any instance. It has the stopped ones too.
        await ReadAsync("unmanaged nodes", [Unmanaged], (_, says) => says == Says.Unmanaged);
        var candidates = comparison.Unmanaged().Where(key => !nodes.Rows.All.ContainsKey(key)).ToHashSet();
        var queries = QueriesFor(candidates, comparison.Inventory);
        await ReadAsync("nodes of unmanaged instances", queries, queries is [var only] && only == Managed
            ? (_, says) => says == Says.Managed
            : (key, _) => candidates.Contains(key));

        var hybrid = new HybridNodeRows();
        if (withHybridNodes && comparison.Managed < comparison.Inventory.Instances.Length
            && comparison.Inventory.HybridNodes is > 0 and <= MostHybridNodes)
        {
            await reader.ReadAsync(
                "hybrid nodes", token => PageAsync(Hybrid, token, cancellationToken), hybrid.Add, cancellationToken);
        }

        var platforms = await counts.ByAsync(NodeAttributeName.PlatformName, "platforms", cancellationToken);
        var versions = await counts.ByAsync(NodeAttributeName.AgentVersion, "agent versions", cancellationToken);
        return new(reader.Ledger(Name, nodes.Rows.Times))
        {
            Evidence = nodes.Rows.All,
            Nodes = nodes.Facts,
            HybridNodes = hybrid.All,
            Platforms = platforms,
            AgentVersions = versions,
            Warnings = [.. nodes.Warnings, .. hybrid.Warnings, .. counts.Warnings],
        };

        Task ReadAsync(
            string what, IReadOnlyList<IReadOnlyList<NodeFilter>> queries, Func<InstanceKey, Says?, bool> isAsked) =>
            reader.ReadAsync(
                what,
                queries,
                (filters, token) => PageAsync(filters, token, cancellationToken),
                node => nodes.Add(node, isAsked),
                cancellationToken);
    }

    /// <summary>Asks for one page and one count: whether it can be asked at all.</summary>
    /// <exception cref="SourceFailedException">It cannot.</exception>
    internal async Task ProbeAsync(IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        try
        {
            await PageAsync(Unmanaged, null, cancellationToken);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw Failed("unmanaged nodes", 0, e);
        }

        await new NodeCounts(client, new PageReader(progress, Failed))
            .ByAsync(NodeAttributeName.PlatformName, "platforms", cancellationToken);
    }

    /// <summary>The filter for nodes that are managed, or are not.</summary>
    internal static NodeFilter ManagedStatus(string status) =>
        new() { Key = NodeFilterKey.ManagedStatus, Type = NodeFilterOperatorType.Equal, Values = [status] };

    // The candidates that the list of unmanaged nodes does not have: by id, or in the whole list of managed nodes,
    // whichever is fewer calls, if Resource Explorer has seen all nodes.
    private static IReadOnlyList<IReadOnlyList<NodeFilter>> QueriesFor(
        IReadOnlyCollection<InstanceKey> candidates, Inventory inventory)
    {
        var ids = candidates.Select(key => key.Instance).Distinct().ToList();
        var managedNodes = inventory.Nodes.Length + inventory.HybridNodes;
        return PageReader.PagesOf(ids.Count, IdsACall) > PageReader.PagesOf(managedNodes, PageSize)
            ? [Managed]
            : [.. ids.Chunk(IdsACall).Select(some => new[] { WithIds(some) })];
    }

    private static NodeFilter WithIds(string[] ids) =>
        new() { Key = NodeFilterKey.InstanceId, Type = NodeFilterOperatorType.Equal, Values = [.. ids] };

    private async Task<Page<Node>> PageAsync(
        IReadOnlyList<NodeFilter> filters, string? token, CancellationToken cancellationToken)
    {
        var page = await client.ListNodesAsync(
            new ListNodesRequest
            {
                SyncName = SyncName,
                Filters = [.. filters],
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken);
        return new(page.Nodes, page.NextToken);
    }

    // UnsupportedOperationException: the unified console is not enabled (Systems Manager API Reference, ListNodes).
    private static SourceFailedException Failed(string what, int pages, Exception e) => AwsFailure.OfSource(
        $"listing {what} in Systems Manager, after {pages} pages,",
        Permission,
        e,
        e is UnsupportedOperationException or ResourceDataSyncNotFoundException ? SetUp : null);
}
