using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that Security Hub responds with the findings of all Regions.</summary>
internal sealed class SecurityHubChecks
{
    private readonly IAmazonSecurityHub _client;
    private readonly string _region;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="region">The view's Region.</param>
    /// <param name="account">The check that the credentials belong to the view's account.</param>
    public SecurityHubChecks(IAmazonSecurityHub client, string region, Check account)
    {
        (_client, _region) = (client, region);
        var hub = new Check("Security Hub", CheckHubAsync, account);
        All = [hub, new("Security Hub's Region", CheckHomeRegionAsync, hub)];
    }

    /// <summary>Both checks, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    /// <summary>Evaluates whether the view's Region has the findings of all Regions.</summary>
    /// <param name="home">The home Region of the aggregation; null when there is no aggregation.</param>
    /// <param name="region">The view's Region.</param>
    internal static CheckResult EvaluateRegion(string? home, string region) => home == region
        ? CheckResult.Ok($"{region} has the findings of the linked Regions.")
        : CheckResult.Warning(
            home is null
                ? $"Security Hub has no cross-Region aggregation: there are no findings of Regions other than {region}."
                : $"The home Region of Security Hub is {home}, and FleetDiff reads {region}: there are no findings of other "
                    + "Regions.",
            $"Make {region} the home Region of Security Hub's cross-Region aggregation.");

    private async Task<CheckResult> CheckHubAsync(CancellationToken cancellationToken)
    {
        await new SecurityHubSource(_client).ProbeAsync(cancellationToken);
        return CheckResult.Ok($"Security Hub responds in {_region}.");
    }

    private async Task<CheckResult> CheckHomeRegionAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.ListFindingAggregatorsAsync(
                new ListFindingAggregatorsRequest(), cancellationToken);
            // There is at most one, in the home Region (Security Hub API Reference, CreateFindingAggregator).
            var aggregator = response.FindingAggregators is [var one, ..] ? one.FindingAggregatorArn : null;
            return EvaluateRegion(AwsArn.Parse(aggregator)?.Region, _region);
        }
        catch (Exception e) when (AwsFailure.IsDenied(e))
        {
            return CheckResult.NotChecked(
                $"securityhub:ListFindingAggregators is not allowed: FleetDiff cannot check whether {_region} has the "
                + "findings of all Regions.",
                "Allow it for your own role; the function does not need it.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe("reading the home Region of Security Hub", "securityhub:ListFindingAggregators", e);
        }
    }
}
