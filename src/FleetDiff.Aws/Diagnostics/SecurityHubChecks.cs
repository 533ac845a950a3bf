using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that Security Hub responds with the findings of all Regions.</summary>
internal static class SecurityHubChecks
{
    public static IReadOnlyList<Check> Create(IAmazonSecurityHub client, string region, Check account)
    {
        var hub = new Check(
            "Security Hub", new SecurityHubSource(client).ProbeAsync, $"Security Hub responds in {region}.", account);
        var home = new Check("Security Hub's Region", async cancellationToken =>
        {
            var response = await client.ListFindingAggregatorsAsync(new ListFindingAggregatorsRequest(), cancellationToken);
            // There is at most one, in the home Region (Security Hub API Reference, CreateFindingAggregator).
            var aggregator = response.FindingAggregators is [var one, ..] ? one.FindingAggregatorArn : null;
            return EvaluateRegion(AwsArn.Parse(aggregator)?.Region, region);
        }, hub)
        {
            Attempt = "reading the home Region of Security Hub",
            Permission = "securityhub:ListFindingAggregators",
            Denied = CheckResult.NotChecked(
                $"securityhub:ListFindingAggregators is not allowed: FleetDiff cannot check whether {region} has the "
                + "findings of all Regions.",
                "Allow it for your own role; the function does not need it."),
        };
        return [hub, home];
    }

    // The home Region of the aggregation is null when there is no aggregation.
    private static CheckResult EvaluateRegion(string? home, string region) => home == region
        ? CheckResult.Ok($"{region} has the findings of the linked Regions.")
        : CheckResult.Warning(
            home is null
                ? $"Security Hub has no cross-Region aggregation: there are no findings of Regions other than {region}."
                : $"The home Region of Security Hub is {home}, and FleetDiff reads {region}: there are no findings of other "
                    + "Regions.",
            $"Make {region} the home Region of Security Hub's cross-Region aggregation.");
}
