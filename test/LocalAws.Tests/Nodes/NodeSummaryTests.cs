using LocalAws.Nodes;

namespace LocalAws.Tests.Nodes;

public sealed class NodeSummaryTests : LocalAwsFixture
{
    private const string ByRegion = """{"AggregatorType":"Count","TypeName":"Instance","AttributeName":"Region"}""";

    [Fact]
    public async Task NodesAreCounted()
    {
        AddThree();
        var summary = await SummarizeAsync($$"""{"SyncName":{{Sync}},"Aggregators":[{{ByRegion}}]}""");
        Assert.Equal(
            """{"Summary":[{"Region":"eu-west-1","Count":"2"},{"Region":"us-east-1","Count":"1"}],"NextToken":""}""",
            summary.Body);
    }

    [Fact]
    public async Task CountsOnlyNodesThatMatchTheFilters()
    {
        AddThree();
        var summary = await SummarizeAsync($$"""
            {
                "SyncName":{{Sync}},
                "Filters":[{"Key":"ManagedStatus","Values":["Unmanaged"]}],
                "Aggregators":[{{ByRegion}}]
            }
            """);
        Assert.Equal("""[{"Region":"eu-west-1","Count":"1"}]""", summary.Json["Summary"]!.ToJsonString());
    }

    [Fact]
    public async Task AnAggregatorCanBeNested()
    {
        AddThree();
        var inner = ByRegion.Replace("Region", "ResourceType", StringComparison.Ordinal);
        var both = ByRegion.Replace("}", $",\"Aggregators\":[{inner}]}}", StringComparison.Ordinal);
        var first = await SummarizeAsync($$"""{"SyncName":{{Sync}},"Aggregators":[{{both}}],"MaxResults":1}""");
        Assert.Equal(
            """[{"Region":"eu-west-1","ResourceType":"EC2Instance","Count":"2"}]""",
            first.Json["Summary"]!.ToJsonString());
        var second = await SummarizeAsync(
            $$"""{"SyncName":{{Sync}},"Aggregators":[{{both}}],"NextToken":{{Quoted(first.Token!)}}}""");
        Assert.Equal(
            """[{"Region":"us-east-1","ResourceType":"ManagedInstance","Count":"1"}]""",
            second.Json["Summary"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "ValidationException")]
    [InlineData("""{"Aggregators":[]}""", "ValidationException")]
    [InlineData($$"""{"Aggregators":[{{ByRegion}},{{ByRegion}}]}""", "InvalidAggregatorException")]
    [InlineData(
        """{"Aggregators":[{"AggregatorType":"Count","TypeName":"Instance","AttributeName":"ManagedStatus"}]}""",
        "ValidationException")]
    public async Task AnInvalidAggregatorIsRejected(string json, string type)
    {
        var refusal = await SummarizeAsync(json);
        Assert.Equal((400, type), (refusal.Status, refusal.Type));
    }

    private static string Sync => Quoted(SystemsManager.OrganizationSync);

    private void AddThree() => Aws.SystemsManager
        .AddNode(new Node("1", "eu-west-1", "i-1"))
        .AddNode(new Node("1", "eu-west-1", "i-2") { Managed = false })
        .AddNode(new Node("2", "us-east-1", "mi-3"));

    private Task<Reply> SummarizeAsync(string json) => CallAsync("ssm", "AmazonSSM.ListNodesSummary", json);
}
