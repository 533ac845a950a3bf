using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;
// The official package also has a type Source, that of a Config rule.
using Source = FleetDiff.Core.Model.Source;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Reads what an AWS Config aggregator recorded about unmanaged instances: their state, their launch time, and what they were
/// launched with. Counts the running instances that share it. These are facts and not evidence, because FleetDiff does not read
/// from AWS Config whether Systems Manager manages an instance. The client is in the view's Region: an aggregator can be queried
/// only in its own Region.
/// </summary>
internal sealed class ConfigSource(IAmazonConfigService client, string aggregator) : IEvidenceSource
{
    /// <summary>A conservative rate: no quota of SelectAggregateResourceConfig is documented.</summary>
    public const double CallsPerSecond = 5;

    // The maximum number of rows per page, and so of ids per query: the result is one page. An id has at most 19 characters,
    // a hundred quoted ids have 2,200: less than the 4,096 of an Expression (AWS Config API Reference,
    // SelectAggregateResourceConfig).
    private const int IdsPerCall = 100;

    private const string Permission = "config:SelectAggregateResourceConfig on the aggregator";

    private readonly string _setupHint =
        $"{Setting.Evidence} has config:{aggregator}: set it to an aggregator in this account and Region "
        + "(aws configservice describe-configuration-aggregators lists them), or remove config.";

    public Source Name => Source.Config;

    public async Task<SourceEvidence> ReadAsync(
        Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var inventory = await listing;
        var reader = new PageReader(CreateFailure, progress);
        var instances = new Dictionary<InstanceKey, InstanceFacts>();
        var rejected = new RejectedRowLog("instances in AWS Config", "entry");
        var asked = inventory.GetUnmanaged().ToHashSet();
        // Addresses are only compared with those of hybrid nodes.
        var withAddresses = inventory.HybridNodes > 0;
        await reader.ReadAsync<string, string>(
            "instances",
            [.. asked.Select(key => key.Instance).Distinct().Chunk(IdsPerCall)
                .Select(ids => FormatQuery(ids, withAddresses))],
            (expression, token) => ReadPageAsync(expression, token, isAggregate: false, cancellationToken),
            Take,
            cancellationToken);
        var (running, refused) = await CountAsync(CountRequest.Create(inventory, instances), reader, cancellationToken);
        return new(reader.CreateResult(Name, [.. instances.Values.Select(facts => facts.ObservedAt)]))
        {
            Instances = instances,
            Running = running,
            Warnings = [.. rejected.Warnings, .. refused],
        };

        void Take(string row)
        {
            if (!ConfigRow.TryParse(row, out var key, out var facts))
            {
                rejected.AddUnreadable(row);
            }
            else if (!asked.Contains(key))
            {
                rejected.AddConflict(key.ToString());
            }
            else if (!instances.TryGetValue(key, out var before)
                || Nullable.Compare(facts.ObservedAt, before.ObservedAt) > 0)
            {
                instances[key] = facts;
            }
        }
    }

    /// <summary>Tests the call, with the id of an instance that does not exist.</summary>
    internal Task ProbeAsync(CancellationToken cancellationToken) => ProbeAsync(
        "instances", FormatQuery(["i-00000000000000000"], withAddresses: false), isAggregate: false, cancellationToken);

    /// <summary>Tests an aggregate query, with an account that does not exist.</summary>
    internal Task ProbeCountAsync(CancellationToken cancellationToken) =>
        ProbeAsync("counts", RunningCounter.Probe, isAggregate: true, cancellationToken);

    private Task ProbeAsync(string what, string expression, bool isAggregate, CancellationToken cancellationToken) =>
        new PageReader(CreateFailure).ProbeAsync(
            what, token => ReadPageAsync(expression, token, isAggregate, cancellationToken), cancellationToken);

    private static string FormatQuery(string[] ids, bool withAddresses) =>
        "SELECT resourceId, accountId, awsRegion, configuration.state.name, configuration.launchTime, "
        + "configuration.platform, configuration.imageId, configuration.subnetId, configuration.vpcId, "
        + "configuration.iamInstanceProfile.arn, configuration.metadataOptions.httpEndpoint, "
        + "configuration.metadataOptions.httpTokens, configurationItemCaptureTime"
        + (withAddresses ? ", configuration.privateIpAddress, configuration.privateDnsName" : "")
        + " WHERE resourceType = 'AWS::EC2::Instance' "
        + $"AND resourceId IN ({string.Join(',', ids.Select(id => $"'{id}'"))})";

    // The counts are not evidence: without them the source is complete, and FleetDiff cannot detect some causes.
    private async Task<(RunningCounts? Running, IReadOnlyList<string> Warnings)> CountAsync(
        CountRequest request, PageReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var counter = new RunningCounter(
                reader, (expression, token) => ReadPageAsync(expression, token, isAggregate: true, cancellationToken));
            return (await counter.CountAsync(request, cancellationToken), []);
        }
        catch (SourceFailedException e)
        {
            return (null, [$"The causes {RunningCounter.Causes} are left out. {e.Message}"]);
        }
    }

    private async Task<ResponsePage<string>> ReadPageAsync(
        string expression, string? token, bool isAggregate, CancellationToken cancellationToken)
    {
        var page = await client.SelectAggregateResourceConfigAsync(
            new SelectAggregateResourceConfigRequest
            {
                ConfigurationAggregatorName = aggregator,
                Expression = expression,
                // Without a limit, an aggregate query returns up to 500 rows in a page.
                MaxResults = isAggregate ? null : IdsPerCall,
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
