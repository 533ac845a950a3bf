using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Model;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Whether Security Hub answers, and with the findings of all Regions.</summary>
internal sealed class SecurityHubChecks
{
    private readonly IAmazonSecurityHub _client;
    private readonly string _region;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="region">The view's Region.</param>
    /// <param name="account">That the caller is of the view's account.</param>
    public SecurityHubChecks(IAmazonSecurityHub client, string region, Check account)
    {
        (_client, _region) = (client, region);
        var hub = new Check("Security Hub", CheckHubAsync, account);
        All = [hub, new("Security Hub's Region", CheckHomeRegionAsync, hub)];
    }

    /// <summary>Both, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    /// <summary>What the view's Region is worth, when the findings of all Regions may be in another one.</summary>
    internal static CheckResult EvaluateRegion(string? home, string region) => home == region
        ? CheckResult.Ok($"{region} has the findings of the linked Regions.")
        : CheckResult.Warning(
            home is null
                ? $"Security Hub aggregates no Regions: of any other than {region} it says nothing."
                : $"Security Hub's home Region is {home}, and {region} is asked: of any other Region it says nothing.",
            $"Make {region} the home Region of Security Hub's cross-Region aggregation.");

    private async Task<CheckResult> CheckHubAsync(CancellationToken cancellationToken)
    {
        await new SecurityHubSource(_client).ProbeAsync(cancellationToken);
        return CheckResult.Ok($"It answers in {_region}.");
    }

    private async Task<CheckResult> CheckHomeRegionAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.ListFindingAggregatorsAsync(
                new ListFindingAggregatorsRequest(), cancellationToken);
            // There is at most one, and it is made in the home Region (API Reference, CreateFindingAggregator).
            var aggregator = response.FindingAggregators is [var one, ..] ? one.FindingAggregatorArn : null;
            return EvaluateRegion(AwsArn.Parse(aggregator)?.Region, _region);
        }
        catch (Exception e) when (AwsFailure.IsDenied(e))
        {
            return CheckResult.NotChecked(
                $"securityhub:ListFindingAggregators is not allowed: whether {_region} has the findings of all Regions "
                + "cannot be told.",
                "Allow it for yourself; the function does not need it.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe("asking for Security Hub's home Region", "securityhub:ListFindingAggregators", e);
        }
    }
}
