using LocalAws.Nodes;

namespace LocalAws.Tests.Nodes;

public sealed class ListNodesTests : LocalAwsFixture
{
    private const string OfTheOrganization = "\"SyncName\":\"AWS-QuickSetup-ManagedNode\"";

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
        Assert.Equal(
            """
            {"Nodes":[{"CaptureTime":1790305199.5,"Id":"i-1",
            "Owner":{"AccountId":"1","OrganizationalUnitId":"ou-abcd-12345678"},"Region":"eu-west-1",
            "NodeType":{"Instance":{"AgentType":"amazon-ssm-agent","AgentVersion":"3.3.1.0","InstanceStatus":"Active",
            "ManagedStatus":"Managed","PlatformType":"Linux","ResourceType":"EC2Instance"}}}],"NextToken":""}
            """.ReplaceLineEndings(""),
            (await ListAsync($$"""{ {{OfTheOrganization}} }""")).Body);
    }

    [Fact]
    public async Task AnUnmanagedNodeHasFewAttributes()
    {
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1") { Managed = false });
        var node = (await ListAsync($$"""{ {{OfTheOrganization}} }""")).Json["Nodes"]![0]!;
        Assert.Equal(
            """{"Instance":{"ManagedStatus":"Unmanaged","ResourceType":"EC2Instance"}}""",
            node["NodeType"]!.ToJsonString());
    }

    [Fact]
    public async Task TheLastPageHasAnEmptyToken()
    {
        AddNodes(51);
        var first = await ListAsync($$"""{ {{OfTheOrganization}} }""");
        var second = await ListAsync($$"""{ {{OfTheOrganization}},"NextToken":{{Quoted(first.Token!)}}}""");
        Assert.Equal((50, "i-51"), (first.Json["Nodes"]!.AsArray().Count, Ids(second)));
        Assert.Equal("", second.Token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    public async Task AnInventedTokenIsNotValid(string token)
    {
        var refusal = await ListAsync($$"""{"NextToken":"{{token}}"}""");
        Assert.Equal((400, "InvalidNextToken"), (refusal.Status, refusal.Type));
    }

    [Fact]
    public async Task ATokenIsNotValidForAnotherList()
    {
        AddNodes(2);
        var token = Quoted((await ListAsync($$"""{ {{OfTheOrganization}},"MaxResults":1}""")).Token!);
        Assert.Equal("InvalidNextToken", (await ListAsync($$"""{"NextToken":{{token}}}""")).Type);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task APageSizeOutsideTheLimitsIsInvalid(int maxResults) =>
        Assert.Equal("ValidationException", (await ListAsync($$"""{"MaxResults":{{maxResults}}}""")).Type);

    [Fact]
    public async Task WithoutASyncOnlyTheCallersAccountAndRegionAreListed()
    {
        Aws.SystemsManager.AddNode(new Node("111122223333", "eu-west-1", "i-1"))
            .AddNode(new Node("111122223333", "us-east-1", "i-2"))
            .AddNode(new Node("1", "eu-west-1", "i-3"));
        Assert.Equal("i-1", Ids(await ListAsync("{}")));
        Assert.Equal("i-1 i-2 i-3", Ids(await ListAsync($$"""{ {{OfTheOrganization}} }""")));
    }

    [Fact]
    public async Task OsakaAndTheManagementAccountAreNeverListed()
    {
        Aws.SystemsManager.ManagementAccount = "2";
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1"))
            .AddNode(new Node("1", "ap-northeast-3", "i-2"))
            .AddNode(new Node("2", "eu-west-1", "i-3"));
        Assert.Equal("i-1", Ids(await ListAsync($$"""{ {{OfTheOrganization}} }""")));
    }

    [Fact]
    public async Task ASyncThatDoesNotExistIsNotFound()
    {
        var refusal = await ListAsync("""{"SyncName":"other"}""");
        Assert.Equal((400, "ResourceDataSyncNotFoundException"), (refusal.Status, refusal.Type));
        Aws.SystemsManager.AddSync("other");
        Assert.Equal(200, (await ListAsync("""{"SyncName":"other"}""")).Status);
    }

    [Fact]
    public async Task WithoutTheUnifiedConsoleTheCallIsNotSupported()
    {
        Aws.SystemsManager.Enabled = false;
        var refusal = await ListAsync($$"""{ {{OfTheOrganization}} }""");
        Assert.Equal((400, "UnsupportedOperationException"), (refusal.Status, refusal.Type));
    }

    [Fact]
    public async Task CallsAboveTheQuotaAreThrottled()
    {
        Aws.SystemsManager.CallsPerSecond = 1;
        await ListAsync("{}");
        Assert.Equal("ThrottlingException", (await ListAsync("{}")).Type);
    }

    [Fact]
    public async Task ListingContinuesAfterAShortPage()
    {
        AddNodes(2);
        Aws.Faults.On("ListNodes", occurrence: 1, Fault.ShortPage(1));
        var page = await ListAsync($$"""{ {{OfTheOrganization}} }""");
        var rest = await ListAsync($$"""{ {{OfTheOrganization}},"NextToken":{{Quoted(page.Token!)}}}""");
        Assert.Equal(("i-1", "i-2"), (Ids(page), Ids(rest)));
    }

    private static string Ids(Reply reply) =>
        string.Join(' ', reply.Json["Nodes"]!.AsArray().Select(node => (string)node!["Id"]!));

    private Task<Reply> ListAsync(string json) => CallAsync("ssm", "AmazonSSM.ListNodes", json);

    private void AddNodes(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", $"i-{i}"));
        }
    }
}
