using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;
// The official package has a Source of its own, that of a Config rule.
using Source = FleetDiff.Core.Model.Source;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// What AWS Config's aggregator recorded of the instances in question: whether they run, and when they were launched.
/// Whether Systems Manager manages them it is not asked, so it gives facts and no evidence.
/// </summary>
/// <param name="client">The client, in the view's Region: an aggregator answers only in its own.</param>
/// <param name="aggregator">The aggregator's name.</param>
public sealed class ConfigSource(IAmazonConfigService client, string aggregator) : IEvidenceSource
{
    /// <summary>A modest pace: no quota of SelectAggregateResourceConfig is documented.</summary>
    public const double CallsPerSecond = 5;

    // The most rows of a page, and so the most ids of a query: its answer is one page. An id has at most 19 characters,
    // a hundred of them 2,200: well within the 4,096 of an Expression (AWS Config API Reference,
    // SelectAggregateResourceConfig).
    private const int IdsPerCall = 100;

    private const string Permission = "config:SelectAggregateResourceConfig on the aggregator";

    private readonly string _setupHint =
        $"{Setting.Evidence} says config:{aggregator}: name an aggregator of this account and Region there "
        + "(aws configservice describe-configuration-aggregators lists them), or take config out.";

    /// <inheritdoc/>
    public Source Name => Source.Config;

    /// <inheritdoc/>
    public async Task<SourceEvidence> ReadAsync(
        InventoryComparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var reader = new PageReader(progress, CreateFailure);
        var instances = new Dictionary<InstanceKey, InstanceFacts>();
        var unreadable = new UnreadableRowLog();
        var foreign = new ConflictingRowLog("instances in AWS Config", "are not among those that were asked for");
        var asked = comparison.GetUnmanaged().ToHashSet();
        // Only to be compared with those of hybrid nodes.
        var withAddresses = comparison.Inventory.HybridNodes > 0;
        await reader.ReadAsync<string, string>(
            "instances",
            [.. asked.Select(key => key.Instance).Distinct().Chunk(IdsPerCall)
                .Select(ids => FormatQuery(ids, withAddresses))],
            (expression, token) => ReadPageAsync(expression, token, cancellationToken),
            Take,
            cancellationToken);
        return new(reader.CreateResult(Name, [.. instances.Values.Select(facts => facts.ObservedAt)]))
        {
            Instances = instances,
            Warnings = [.. unreadable.CreateWarnings("instances in AWS Config", "entry"), .. foreign.Warnings],
        };

        void Take(string row)
        {
            if (!ConfigRow.TryParse(row, out var key, out var facts))
            {
                unreadable.Add(row);
            }
            else if (!asked.Contains(key))
            {
                foreign.Add(key.ToString());
            }
            else if (!instances.TryGetValue(key, out var before)
                || Nullable.Compare(facts.ObservedAt, before.ObservedAt) > 0)
            {
                instances[key] = facts;
            }
        }
    }

    /// <summary>Asks for an instance that there is not: whether it can be asked at all.</summary>
    /// <exception cref="SourceFailedException">It cannot.</exception>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadPageAsync(FormatQuery(["i-00000000000000000"], withAddresses: false), null, cancellationToken);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw CreateFailure("instances", 0, e);
        }
    }

    private static string FormatQuery(string[] ids, bool withAddresses) =>
        "SELECT resourceId, accountId, awsRegion, configuration.state.name, configuration.launchTime, "
        + "configuration.platform, configurationItemCaptureTime"
        + (withAddresses ? ", configuration.privateIpAddress, configuration.privateDnsName" : "")
        + " WHERE resourceType = 'AWS::EC2::Instance' "
        + $"AND resourceId IN ({string.Join(',', ids.Select(id => $"'{id}'"))})";

    private async Task<ResponsePage<string>> ReadPageAsync(string expression, string? token, CancellationToken cancellationToken)
    {
        var page = await client.SelectAggregateResourceConfigAsync(
            new SelectAggregateResourceConfigRequest
            {
                ConfigurationAggregatorName = aggregator,
                Expression = expression,
                MaxResults = IdsPerCall,
                NextToken = token,
            },
            cancellationToken);
        return new(page.Results, page.NextToken);
    }

    private SourceFailedException CreateFailure(string what, int pages, Exception e) => AwsFailure.DescribeSource(
        $"selecting {what} from AWS Config's aggregator {aggregator}, after {pages} pages,",
        Permission,
        e,
        e is NoSuchConfigurationAggregatorException ? _setupHint : null);
}
