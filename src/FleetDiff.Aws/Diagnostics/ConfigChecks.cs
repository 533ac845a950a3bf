using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the AWS Config aggregator responds and receives data from all its sources.</summary>
internal sealed class ConfigChecks
{
    private const int MaxNamed = 5;

    private readonly IAmazonConfigService _client;
    private readonly string _aggregator;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="aggregator">The aggregator's name.</param>
    /// <param name="account">The check that the credentials belong to the view's account.</param>
    public ConfigChecks(IAmazonConfigService client, string aggregator, Check account)
    {
        (_client, _aggregator) = (client, aggregator);
        var config = new Check("AWS Config", CheckConfigAsync, account);
        All = [config, new("AWS Config's sources", CheckSourcesAsync, config)];
    }

    /// <summary>Both checks, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    private async Task<CheckResult> CheckConfigAsync(CancellationToken cancellationToken)
    {
        await new ConfigSource(_client, _aggregator).ProbeAsync(cancellationToken);
        return CheckResult.Ok($"The aggregator {_aggregator} responds.");
    }

    private async Task<CheckResult> CheckSourcesAsync(CancellationToken cancellationToken)
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
            return Evaluate(response.AggregatedSourceStatusList ?? [], !string.IsNullOrEmpty(response.NextToken));
        }
        catch (Exception e) when (AwsFailure.IsDenied(e))
        {
            return CheckResult.NotChecked(
                "config:DescribeConfigurationAggregatorSourcesStatus is not allowed: FleetDiff cannot detect accounts that send "
                + "no data to the aggregator.",
                "Allow it for your own role; the function does not need it.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe("listing the sources of the aggregator",
                "config:DescribeConfigurationAggregatorSourcesStatus on the aggregator", e);
        }
    }

    private static CheckResult Evaluate(List<AggregatedSourceStatus> failed, bool more)
    {
        if (failed.Count == 0)
        {
            return CheckResult.Ok("The aggregator receives data from all its sources.");
        }

        var named = failed.Take(MaxNamed).Select(source => SafeText.ToSingleLine(
            $"{source.SourceId} {source.AwsRegion} ({source.LastErrorMessage ?? source.LastErrorCode ?? "no reason"})",
            200));
        return CheckResult.Warning(
            $"The aggregator receives no data from {failed.Count}{(more ? " or more" : "")}: {string.Join("; ", named)}"
            + $"{(failed.Count > MaxNamed || more ? "; …" : ".")}",
            "Turn on the AWS Config recorder there, or authorize the aggregator.");
    }
}
