using System.Net;
using Amazon.SecurityHub.Model;

namespace FleetDiff.Compat.Tests.Finding;

public class Aggregators
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task RequestHasAQueryAndNoBody()
    {
        _wire.Replying("{}");

        await Hub.On(_wire).ListFindingAggregatorsAsync(
            new ListFindingAggregatorsRequest { MaxResults = 1, NextToken = "a b" });

        var sent = Assert.Single(_wire.Sent);
        Assert.Equal(
            "GET https://securityhub.eu-west-1.amazonaws.com/findingAggregator/list?MaxResults=1&NextToken=a%20b",
            $"{sent.Method} {sent.Uri.AbsoluteUri}");
        Assert.Equal("", sent.Body);
        Assert.DoesNotContain("content-type", sent.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArnHasTheRegion()
    {
        _wire.Replying("""{"FindingAggregators":[{"FindingAggregatorArn":"arn:aggregator"}],"NextToken":"next"}""");

        var page = await Hub.On(_wire).ListFindingAggregatorsAsync(new ListFindingAggregatorsRequest());

        Assert.Equal("arn:aggregator", Assert.Single(page.FindingAggregators).FindingAggregatorArn);
        Assert.Equal("next", page.NextToken);
    }

    [Fact]
    public async Task FailWithoutSecurityHub()
    {
        _wire.Replying("""{"Message":"not subscribed"}""", HttpStatusCode.Unauthorized,
            ("x-amzn-ErrorType", "InvalidAccessException"));

        await Assert.ThrowsAsync<InvalidAccessException>(
            () => Hub.On(_wire).ListFindingAggregatorsAsync(new ListFindingAggregatorsRequest()));
    }
}
