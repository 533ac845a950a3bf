using LocalAws.Nodes;

namespace LocalAws.Tests;

public sealed class SystemsManagerTests : LocalAwsFixture
{
    private const string Sync = "\"SyncName\":\"AWS-QuickSetup-ManagedNode\"";

    [Fact]
    public async Task ANodeHasTheShapeOfTheService()
    {
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1")
        {
            AgentVersion = "3.3.1.0",
            OrganizationalUnitPath = "o-example000/r-root/ou-root-workload",
            CaptureTime = Now.AddMilliseconds(-500),
        });
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-2") { Managed = false, CaptureTime = Now });
        Assert.Equal(
            """
            {"Nodes":[{"CaptureTime":1790305199.5,"Id":"i-1",
            "Owner":{"AccountId":"1","OrganizationalUnitPath":"o-example000/r-root/ou-root-workload"},"Region":"eu-west-1",
            "NodeType":{"Instance":{"AgentVersion":"3.3.1.0","InstanceStatus":"Active","ManagedStatus":"Managed",
            "ResourceType":"EC2Instance"}}},
            {"CaptureTime":1790305200,"Id":"i-2","Owner":{"AccountId":"1"},"Region":"eu-west-1",
            "NodeType":{"Instance":{"ManagedStatus":"Unmanaged","ResourceType":"EC2Instance"}}}],"NextToken":""}
            """.ReplaceLineEndings(""),
            (await CallAsync("ListNodes", $"{{{Sync}}}")).Body);
    }

    [Theory]
    [InlineData("ManagedStatus", "\"Unmanaged\"", "i-2")]
    [InlineData("ResourceType", "\"ManagedInstance\"", "mi-3")]
    [InlineData("InstanceId", "\"i-2\",\"mi-3\"", "i-2 mi-3")]
    public async Task NodesAreFilteredByAnAttribute(string key, string values, string ids)
    {
        AddThree();
        Assert.Equal(ids, await ListAsync($$"""{ {{Sync}},"Filters":[{"Key":"{{key}}","Values":[{{values}}]}]}"""));
    }

    [Fact]
    public async Task WithoutASyncOnlyTheCallersAccountAndRegionAreListed()
    {
        Aws.SystemsManager.AddNode(new Node("111122223333", "eu-west-1", "i-1"))
            .AddNode(new Node("111122223333", "us-east-1", "i-2"))
            .AddNode(new Node("1", "eu-west-1", "i-3"));
        Assert.Equal("i-1", await ListAsync("{}"));
        Assert.Equal("i-1 i-2 i-3", await ListAsync($"{{{Sync}}}"));
    }

    [Fact]
    public async Task OsakaAndTheManagementAccountAreNeverListed()
    {
        Aws.SystemsManager.ManagementAccount = "2";
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1"))
            .AddNode(new Node("1", "ap-northeast-3", "i-2"))
            .AddNode(new Node("2", "eu-west-1", "i-3"));
        Assert.Equal("i-1", await ListAsync($"{{{Sync}}}"));
    }

    [Fact]
    public async Task NodesThatMatchTheFiltersAreCounted()
    {
        AddThree();
        Assert.Equal(
            """
            {"Summary":[{"PlatformName":"","Count":"1"},{"PlatformName":"Amazon Linux","Count":"1"}],"NextToken":""}
            """,
            (await CallAsync("ListNodesSummary", $$"""
                { {{Sync}},"Filters":[{"Key":"ManagedStatus","Values":["Managed"]}],
                "Aggregators":[{"AggregatorType":"Count","TypeName":"Instance","AttributeName":"PlatformName"}]}
                """)).Body);
    }

    private void AddThree() => Aws.SystemsManager
        .AddNode(new Node("1", "eu-west-1", "i-1") { PlatformName = "Amazon Linux" })
        .AddNode(new Node("2", "eu-west-1", "i-2") { Managed = false })
        .AddNode(new Node("3", "us-east-1", "mi-3"));

    private async Task<string> ListAsync(string json) =>
        string.Join(' ', (await CallAsync("ListNodes", json)).Items("Nodes").Select(node => (string)node!["Id"]!));
}
