using System.Text.Json.Nodes;

namespace LocalAws.Tests.Findings;

public sealed class FindingAggregatorTests : LocalAwsFixture
{
    [Fact]
    public async Task TheArnOfTheAggregatorHasTheHomeRegion()
    {
        Aws.SecurityHub.HomeRegion = "us-east-1";
        Assert.StartsWith(
            "arn:aws:securityhub:us-east-1:111122223333:finding-aggregator/",
            (string?)(await AggregatorsAsync()).Single()!["FindingAggregatorArn"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThereIsNoneWithoutAHomeRegion()
    {
        Aws.SecurityHub.HomeRegion = null;
        Assert.Empty(await AggregatorsAsync());
    }

    private async Task<JsonArray> AggregatorsAsync() =>
        (await SendAsync("securityhub", HttpMethod.Get, "/findingAggregator/list")).Json["FindingAggregators"]!
            .AsArray();
}
