using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using FleetDiff.Reporting;

namespace FleetDiff.Aws.Doctoring;

/// <summary>Whether AWS Config's aggregator answers, and hears from all its sources.</summary>
internal sealed class ConfigChecks
{
    private const int MostNamed = 5;

    private readonly IAmazonConfigService _client;
    private readonly string _aggregator;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="aggregator">The aggregator's name.</param>
    /// <param name="account">That the caller is of the view's account.</param>
    public ConfigChecks(IAmazonConfigService client, string aggregator, Check account)
    {
        (_client, _aggregator) = (client, aggregator);
        var config = new Check("AWS Config", ConfigAsync, account);
        All = [config, new("AWS Config's sources", SourcesAsync, config)];
    }

    /// <summary>Both, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    private async Task<Opinion> ConfigAsync(CancellationToken cancellationToken)
    {
        await new ConfigAggregator(_client, _aggregator).ProbeAsync(cancellationToken);
        return Opinion.Ok($"The aggregator {_aggregator} answers.");
    }

    private async Task<Opinion> SourcesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.DescribeConfigurationAggregatorSourcesStatusAsync(
                new DescribeConfigurationAggregatorSourcesStatusRequest
                {
                    ConfigurationAggregatorName = _aggregator,
                    UpdateStatus = [AggregatedSourceStatusType.FAILED.Value],
                },
                cancellationToken);
            return Judge(response.AggregatedSourceStatusList ?? [], !string.IsNullOrEmpty(response.NextToken));
        }
        catch (Exception e) when (AwsFailure.IsDenied(e))
        {
            return Opinion.NotChecked(
                "config:DescribeConfigurationAggregatorSourcesStatus is not allowed: which accounts the aggregator "
                + "does not hear from cannot be told.",
                "Allow it for yourself; the function does not need it.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Of("asking for the aggregator's sources",
                "config:DescribeConfigurationAggregatorSourcesStatus on the aggregator", e);
        }
    }

    private static Opinion Judge(List<AggregatedSourceStatus> failed, bool more)
    {
        if (failed.Count == 0)
        {
            return Opinion.Ok("The aggregator hears from all of them.");
        }

        var named = failed.Take(MostNamed).Select(source => PlainText.OneLine(
            $"{source.SourceId} {source.AwsRegion} ({source.LastErrorMessage ?? source.LastErrorCode ?? "no reason"})",
            200));
        return Opinion.Warning(
            $"The aggregator does not hear from {failed.Count}{(more ? " or more" : "")}: {string.Join("; ", named)}"
            + $"{(failed.Count > MostNamed || more ? "; …" : ".")}",
            "Turn AWS Config's recorder on there, or authorize the aggregator.");
    }
}
