using System.Text.Json.Nodes;
using LocalAws.Nodes;

namespace LocalAws.Tests;

/// <summary>Lists in pages: the size of a page, and tokens that are valid only for their list.</summary>
public sealed class PagingTests : LocalAwsFixture
{
    private const int Count = 1001;

    private const string Instances =
        $$$"""{"ViewArn":"{{{View}}}","Filters":{"FilterString":"resourcetype:ec2:instance"},"MaxResults":999}""";

    private const string Select = """{"ConfigurationAggregatorName":"org","Expression":"SELECT resourceId"}""";
    private const string SelectHundred =
        """{"ConfigurationAggregatorName":"org","Expression":"SELECT resourceId","MaxResults":100}""";

    private const string Group =
        """{"ConfigurationAggregatorName":"org","Expression":"SELECT resourceId, COUNT(*) GROUP BY resourceId"}""";

    private const string OtherSelect = """{"ConfigurationAggregatorName":"org","Expression":"SELECT accountId"}""";

    [Theory]
    [InlineData("ListResources", Instances, 999, $$"""{"ViewArn":"{{View}}"}""", "400 ValidationException")]
    [InlineData("ListIndexesForMembers", """{"AccountIdList":["1"]}""", 10, """{"AccountIdList":["2"]}""",
        "400 ValidationException")]
    [InlineData("GetFindings", """{"MaxResults":100}""", 100, """{"Filters":{"ResourceId":[]}}""",
        "400 InvalidInputException")]
    [InlineData("ListNodes", """{"SyncName":"AWS-QuickSetup-ManagedNode"}""", 50, """{"MaxResults":50}""",
        "400 InvalidNextToken")]
    [InlineData("SelectAggregateResourceConfig", Select, 25, OtherSelect, "400 InvalidNextTokenException")]
    [InlineData("SelectAggregateResourceConfig", SelectHundred, 100, OtherSelect, "400 InvalidNextTokenException")]
    [InlineData("SelectAggregateResourceConfig", Group, 500, OtherSelect, "400 InvalidNextTokenException")]
    [InlineData("DescribeConfigurationAggregatorSourcesStatus", """{"ConfigurationAggregatorName":"org"}""", 100,
        """{"ConfigurationAggregatorName":"org","UpdateStatus":["FAILED"]}""", "400 InvalidNextTokenException")]
    [InlineData("ListAccounts", "{}", 20, """{"NextToken":"AAAA"}""", "400 InvalidInputException")]
    public async Task APageContinuesWhereTheLastOneEnded(string operation, string json, int size, string other, string error)
    {
        AddToEveryList();

        var first = await CallAsync(operation, json);
        var second = await CallAsync(operation, Continue(json, first));

        var items = Items(first).Concat(Items(second)).Distinct().Count();
        Assert.Equal((size, Math.Min(2 * size, Count)), (Items(first).Count(), items));
        Assert.Equal(error, (await CallAsync(operation, Continue(other, first))).Error);
    }

    [Theory]
    [InlineData("ListIndexesForMembers", """{"AccountIdList":["2"]}""", null)]
    [InlineData("GetFindings", "{}", null)]
    [InlineData("ListNodes", "{}", "")]
    [InlineData("SelectAggregateResourceConfig", Select, null)]
    [InlineData("ListAccounts", "{}", null)]
    public async Task TheLastPageHasNoTokenOrAnEmptyOne(string operation, string json, string? token) =>
        Assert.Equal(token, (await CallAsync(operation, json)).Token);

    // 1,000 is the documented maximum.
    [Fact]
    public async Task AThousandResourcesPerPageReturnNoToken()
    {
        AddToEveryList();

        var page = await ListAsync(maxResults: 1000);

        Assert.Equal((1000, null), (page.Items("Resources").Count, page.Token));
    }

    private static string Continue(string json, Reply page)
    {
        var request = JsonNode.Parse(json)!.AsObject();
        request.TryAdd("NextToken", page.Token);
        return request.ToJsonString();
    }

    private static IEnumerable<string> Items(Reply page) =>
        page.Json.AsObject().Select(member => member.Value).OfType<JsonArray>().Single().Select(item => item!.ToJsonString());

    private void AddToEveryList()
    {
        for (var i = 1; i <= Count; i++)
        {
            Aws.ResourceExplorer.AddInstance("1", $"xx-region-{i}", $"i-{i}");
            Aws.SecurityHub.AddSsm1("1", "eu-west-1", $"i-{i}", "FAILED");
            Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", $"i-{i}"));
            Aws.Config.AddInstance("1", "eu-west-1", $"i-{i}").AddSource(new($"{i}", "eu-west-1"));
            Aws.Organizations.AddAccount(new($"{i}", $"account-{i}"));
        }
    }
}
