using LocalAws.Nodes;

namespace LocalAws.Tests.Nodes;

public sealed class ListNodesTests : LocalAwsFixture
{
    private const string Sync = "\"SyncName\":\"AWS-QuickSetup-ManagedNode\"";
    private const string ByRegion = """{"AggregatorType":"Count","TypeName":"Instance","AttributeName":"Region"}""";

    [Fact]
    public async Task ANodeHasTheShapeOfTheService()
    {
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1")
        {
            PlatformType = "Linux",
            AgentVersion = "3.3.1.0",
            OrganizationalUnitId = "ou-abcd-12345678",
            CaptureTime = Now.AddMilliseconds(-500),
        });
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-2") { Managed = false });
        Assert.Equal(
            """
            {"Nodes":[{"CaptureTime":1790305199.5,"Id":"i-1",
            "Owner":{"AccountId":"1","OrganizationalUnitId":"ou-abcd-12345678"},"Region":"eu-west-1",
            "NodeType":{"Instance":{"AgentType":"amazon-ssm-agent","AgentVersion":"3.3.1.0","InstanceStatus":"Active",
            "ManagedStatus":"Managed","PlatformType":"Linux","ResourceType":"EC2Instance"}}},
            {"CaptureTime":1790305200,"Id":"i-2","Owner":{"AccountId":"1"},"Region":"eu-west-1",
            "NodeType":{"Instance":{"ManagedStatus":"Unmanaged","ResourceType":"EC2Instance"}}}],"NextToken":""}
            """.ReplaceLineEndings(""),
            (await ListAsync($"{{{Sync}}}")).Body);
    }

    [Fact]
    public async Task TheLastPageHasAnEmptyToken()
    {
        for (var i = 1; i <= 51; i++)
        {
            Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", $"i-{i}"));
        }

        var first = await ListAsync($"{{{Sync}}}");
        var second = await ListAsync($$"""{ {{Sync}},"NextToken":{{Quoted(first.Token!)}}}""");
        Assert.Equal((50, "i-51"), (first.Json["Nodes"]!.AsArray().Count, Ids(second)));
        Assert.Equal("", second.Token);
        Assert.Equal("InvalidNextToken", (await ListAsync($$"""{"NextToken":{{Quoted(first.Token!)}}}""")).Code);
    }

    [Theory]
    [InlineData("""{"NextToken":""}""", "InvalidNextToken")]
    [InlineData("""{"NextToken":"AAAA"}""", "InvalidNextToken")]
    [InlineData("""{"MaxResults":0}""", "ValidationException")]
    [InlineData("""{"MaxResults":51}""", "ValidationException")]
    [InlineData("""{"SyncName":"other"}""", "ResourceDataSyncNotFoundException")]
    [InlineData("""{"Filters":[{"Key":"Region","Values":["1"]}]}""", "InvalidFilter")]
    [InlineData($$"""{{{Sync}},"Filters":[{"Key":"ManagedStatus","Values":["Stopped"]}]}""", "InvalidFilter")]
    [InlineData($$"""{{{Sync}},"Filters":[]}""", "ValidationException")]
    [InlineData($$"""{{{Sync}},"Filters":[{"Key":"Region","Values":[]}]}""", "ValidationException")]
    [InlineData($$"""{{{Sync}},"Filters":[{"Key":"Region"}]}""", "ValidationException")]
    [InlineData($$"""{{{Sync}},"Filters":[{"Key":"Region","Values":["1","2","3","4","5","6"]}]}""", "ValidationException")]
    [InlineData($$"""{{{Sync}},"Filters":[{"Key":"State","Values":["running"]}]}""", "ValidationException")]
    [InlineData($$"""{{{Sync}},"Filters":[{"Key":"Region","Values":["1"],"Type":"Contains"}]}""", "ValidationException")]
    public async Task AnInvalidRequestIsRejected(string json, string code)
    {
        var refusal = await ListAsync(json);
        Assert.Equal((400, code), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task AtMostFiveFiltersAreAllowed()
    {
        const string five = """{"Key":"Region","Values":["1","2","3","4","5"]}""";
        Assert.Equal(200, (await ListAsync($"{{{Sync},\"Filters\":[{five},{five},{five},{five},{five}]}}")).Status);
        Assert.Equal(400, (await ListAsync($"{{{Sync},\"Filters\":[{five},{five},{five},{five},{five},{five}]}}")).Status);
    }

    [Theory]
    [InlineData("ManagedStatus", "Managed", "i-1 mi-3")]
    [InlineData("ManagedStatus", "Unmanaged", "i-2")]
    [InlineData("ManagedStatus", "All", "i-1 i-2 mi-3")]
    [InlineData("ResourceType", "ManagedInstance", "mi-3")]
    [InlineData("AccountId", "2,3", "i-2 mi-3")]
    [InlineData("PlatformType", "Windows", "i-1")]
    public async Task NodesAreFilteredByAnAttribute(string key, string values, string ids)
    {
        AddThree();
        var quoted = string.Join(',', values.Split(',').Select(Quoted));
        Assert.Equal(ids, Ids(await ListAsync($$"""{ {{Sync}},"Filters":[{"Key":"{{key}}","Values":[{{quoted}}]}]}""")));
    }

    [Fact]
    public async Task WithoutASyncOnlyTheCallersAccountAndRegionAreListed()
    {
        Aws.SystemsManager.AddNode(new Node("111122223333", "eu-west-1", "i-1"))
            .AddNode(new Node("111122223333", "us-east-1", "i-2"))
            .AddNode(new Node("1", "eu-west-1", "i-3"));
        Assert.Equal("i-1", Ids(await ListAsync("{}")));
        Assert.Equal("i-1 i-2 i-3", Ids(await ListAsync($"{{{Sync}}}")));
    }

    [Fact]
    public async Task OsakaAndTheManagementAccountAreNeverListed()
    {
        Aws.SystemsManager.ManagementAccount = "2";
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1"))
            .AddNode(new Node("1", "ap-northeast-3", "i-2"))
            .AddNode(new Node("2", "eu-west-1", "i-3"));
        Assert.Equal("i-1", Ids(await ListAsync($"{{{Sync}}}")));
    }

    [Fact]
    public async Task WithoutTheUnifiedConsoleTheCallIsNotSupported()
    {
        Aws.SystemsManager.Enabled = false;
        Assert.Equal("UnsupportedOperationException", (await ListAsync($"{{{Sync}}}")).Code);
    }

    [Fact]
    public async Task NodesThatMatchTheFiltersAreCounted()
    {
        AddThree();
        Assert.Equal(
            """{"Summary":[{"Region":"eu-west-1","Count":"2"},{"Region":"us-east-1","Count":"1"}],"NextToken":""}""",
            (await SummarizeAsync($$"""{ {{Sync}},"Aggregators":[{{ByRegion}}]}""")).Body);
        var summary = await SummarizeAsync($$"""
            { {{Sync}},"Filters":[{"Key":"ManagedStatus","Values":["Unmanaged"]}],"Aggregators":[{{ByRegion}}]}
            """);
        Assert.Equal("""[{"Region":"eu-west-1","Count":"1"}]""", summary.Json["Summary"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Aggregators":[]}""")]
    [InlineData("""{"Aggregators":[{"AggregatorType":"Count","TypeName":"Instance","AttributeName":"ManagedStatus"}]}""")]
    public async Task AnInvalidAggregatorIsRejected(string json) =>
        Assert.Equal("ValidationException", (await SummarizeAsync(json)).Code);

    private static string Ids(Reply reply) =>
        string.Join(' ', reply.Json["Nodes"]!.AsArray().Select(node => (string)node!["Id"]!));

    private void AddThree() => Aws.SystemsManager
        .AddNode(new Node("1", "eu-west-1", "i-1") { PlatformType = "Windows" })
        .AddNode(new Node("2", "eu-west-1", "i-2") { Managed = false })
        .AddNode(new Node("3", "us-east-1", "mi-3"));

    private Task<Reply> ListAsync(string json) => CallAsync("ssm", "ListNodes", json);

    private Task<Reply> SummarizeAsync(string json) => CallAsync("ssm", "ListNodesSummary", json);
}
