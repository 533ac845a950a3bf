using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Checks that the AWS Config aggregator responds and receives data from all its sources, and which causes of unmanaged instances
/// a run can detect with the sources of the settings.
/// </summary>
internal static class ConfigChecks
{
    private const int MaxNamed = 5;

    /// <summary>Creates the checks, in order. Without an aggregator there is only that of the causes.</summary>
    public static IReadOnlyList<Check> Create(EvidenceSettings evidence, AwsClients clients, string region, Check account)
    {
        if (evidence.ConfigAggregator is not { } aggregator)
        {
            return [new("Causes", () => EvaluateCauses(evidence))];
        }

        var client = clients.CreateConfig(region);
        var source = new ConfigSource(client, aggregator);
        var config = new Check("AWS Config", source.ProbeAsync, $"The aggregator {aggregator} responds.", account);
        return
        [
            config,
            new("AWS Config's sources", async cancellationToken =>
            {
                var response = await client.DescribeConfigurationAggregatorSourcesStatusAsync(
                    new DescribeConfigurationAggregatorSourcesStatusRequest
                    {
                        ConfigurationAggregatorName = aggregator,
                        UpdateStatus = [AggregatedSourceStatusType.FAILED.Value],
                    },
                    cancellationToken);
                return EvaluateSources(response.AggregatedSourceStatusList ?? [], !string.IsNullOrEmpty(response.NextToken));
            }, config)
            {
                Attempt = "listing the sources of the aggregator",
                Permission = "config:DescribeConfigurationAggregatorSourcesStatus on the aggregator",
                Denied = CheckResult.NotChecked(
                    "config:DescribeConfigurationAggregatorSourcesStatus is not allowed: FleetDiff cannot detect accounts that "
                    + "send no data to the aggregator.",
                    "Allow it for your own role; the function does not need it."),
            },
            new("Causes", async cancellationToken =>
            {
                try
                {
                    await source.ProbeCountAsync(cancellationToken);
                    return EvaluateCauses(evidence);
                }
                catch (SourceFailedException e)
                {
                    return CheckResult.Warning($"FleetDiff cannot detect the causes {RunningCounter.Causes}. {e.Message}", e.Fix);
                }
            }, config),
        ];
    }

    private static CheckResult EvaluateSources(List<AggregatedSourceStatus> failed, bool more)
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

    private static CheckResult EvaluateCauses(EvidenceSettings evidence)
    {
        (bool IsRead, string Lacking, string Setting)[] sources =
        [
            (evidence.ConfigAggregator is not null,
                $"without AWS Config: {RunningCounter.Causes}, metadata service off, stopped, just launched",
                "config:AGGREGATOR"),
            (evidence.SecurityHub, "without Security Hub: agent stopped", "security-hub"),
            (evidence.SystemsManager, "without Systems Manager: index lag", "systems-manager"),
        ];
        var missing = sources.Where(source => !source.IsRead).ToList();
        return missing.Count == 0
            ? CheckResult.Ok("FleetDiff can detect every cause.")
            : CheckResult.Warning(
                $"FleetDiff cannot detect these causes {string.Join("; ", missing.Select(source => source.Lacking))}.",
                $"Add {string.Join(", ", missing.Select(source => source.Setting))} to {Setting.Evidence}.");
    }
}
