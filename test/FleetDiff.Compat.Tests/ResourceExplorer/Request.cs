using Amazon.ResourceExplorer2.Model;

namespace FleetDiff.Compat.Tests.ResourceExplorer;

public class Request
{
    private readonly Wire _wire = new Wire().Replying("{}");

    [Fact]
    public async Task IsSignedAndHasTheApiVersion()
    {
        await Explorer.On(_wire).ListResourcesAsync(new ListResourcesRequest());

        var sent = Assert.Single(_wire.Sent);
        Assert.Equal("POST", sent.Method);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("2022-07-28", sent.Headers["x-amz-api-version"]);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/resource-explorer-2/aws4_request, "
            + ".*content-type;.*x-amz-api-version", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task ResourcesHaveFilterPageAndView()
    {
        await Explorer.On(_wire).ListResourcesAsync(new ListResourcesRequest
        {
            ViewArn = "arn:view",
            Filters = new SearchFilter { FilterString = "service:ec2" },
            MaxResults = 999,
            NextToken = "next",
        });

        Sends("ListResources", """
            {"Filters":{"FilterString":"service:ec2"},"MaxResults":999,"NextToken":"next","ViewArn":"arn:view"}
            """);
    }

    [Fact]
    public async Task OmitsMissingParameters()
    {
        await Explorer.On(_wire).ListResourcesAsync(new ListResourcesRequest());

        Sends("ListResources", "{}");
    }

    [Fact]
    public async Task ViewNamesItsArn()
    {
        await Explorer.On(_wire).GetViewAsync(new GetViewRequest { ViewArn = "arn:view" });

        Sends("GetView", """{"ViewArn":"arn:view"}""");
    }

    [Fact]
    public async Task MemberIndexesListTheAccounts()
    {
        await Explorer.On(_wire).ListIndexesForMembersAsync(
            new ListIndexesForMembersRequest { AccountIdList = ["111111111111", "222222222222"] });

        Sends("ListIndexesForMembers", """{"AccountIdList":["111111111111","222222222222"]}""");
    }

    [Fact]
    public async Task IndexHasNoBody()
    {
        await Explorer.On(_wire).GetIndexAsync(new GetIndexRequest());

        Sends("GetIndex", "");
        var headers = _wire.Sent[0].Headers;
        Assert.False(headers.ContainsKey("Content-Type"));
        Assert.DoesNotContain("content-type", headers["Authorization"], StringComparison.Ordinal);
    }

    private void Sends(string operation, string body)
    {
        var sent = Assert.Single(_wire.Sent);
        Assert.Equal($"https://resource-explorer-2.eu-west-1.amazonaws.com/{operation}", sent.Uri.ToString());
        Assert.Equal(body, sent.Body);
    }
}
