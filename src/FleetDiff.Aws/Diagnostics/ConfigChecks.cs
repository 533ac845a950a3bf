using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the AWS Config aggregator responds and receives data from all its sources.</summary>
internal static class ConfigChecks
{
    private const int MaxNamed = 5;

    /// <summary>Creates both checks, in order.</summary>
    public static IReadOnlyList<Check> Create(IAmazonConfigService client, string aggregator, Check account)
    {
        var config = new Check("AWS Config", async cancellationToken =>
        {
            await new ConfigSource(client, aggregator).ProbeAsync(cancellationToken);
            return CheckResult.Ok($"The aggregator {aggregator} responds.");
        }, account);
        var sources = new Check("AWS Config's sources", async cancellationToken =>
        {
            var response = await client.DescribeConfigurationAggregatorSourcesStatusAsync(
                new DescribeConfigurationAggregatorSourcesStatusRequest
                {
                    ConfigurationAggregatorName = aggregator,
                    UpdateStatus = [AggregatedSourceStatusType.FAILED.Value],
                },
                cancellationToken);
            return Evaluate(response.AggregatedSourceStatusList ?? [], !string.IsNullOrEmpty(response.NextToken));
        }, config)
        {
            Attempt = "listing the sources of the aggregator",
            Permission = "config:DescribeConfigurationAggregatorSourcesStatus on the aggregator",
            Denied = CheckResult.NotChecked(
                "config:DescribeConfigurationAggregatorSourcesStatus is not allowed: FleetDiff cannot detect accounts that send "
                + "no data to the aggregator.",
                "Allow it for your own role; the function does not need it."),
        };
        return [config, sources];
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
