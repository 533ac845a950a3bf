using System.Text.Json.Nodes;
using LocalAws.Nodes;

namespace LocalAws.Tests;

/// <summary>A list has exactly the items that match every filter of the request.</summary>
public sealed class FilterTests : LocalAwsFixture
{
    private const string Sync = "\"SyncName\":\"AWS-QuickSetup-ManagedNode\"";

    [Theory]
    [InlineData("resourcetype:ec2:instance", "i-1 i-2 i-3")]
    [InlineData("-resourcetype:ec2:instance,resource-explorer-2:index", "i-2 mi-4")]
    [InlineData("resourcetype:ssm:managed-instance accountid:3", "mi-4")]
    [InlineData("resourcetype:ec2:instance -region:eu-west-1,us-east-1", "i-3")]
    public async Task ResourcesMatchEveryTerm(string filter, string ids)
    {
        AddFleet();
        Assert.Equal(ids, (await ListAsync(filter)).Ids);
    }

    [Theory]
    [InlineData(Organization, "resourcetype:ec2:instance", "i-2")]
    [InlineData("arn:aws:iam::2:root", "-resourcetype:resource-explorer-2:index", "i-2 i-2")]
    [InlineData("arn:aws:iam::1:root", "", "")]
    public async Task ResourcesMatchScopeAndFilterOfTheViewToo(string scope, string filter, string ids)
    {
        const string Other = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/other/2";
        AddFleet();
        Aws.ResourceExplorer.AddView(Other, scope, filter: filter);
        Assert.Equal(ids, (await ListAsync("accountid:2", view: Other)).Ids);
    }

    [Theory]
    [InlineData("""{"ComplianceStatus":[{"Value":"FAILED","Comparison":"EQUALS"}]}""", "i-1")]
    [InlineData("""{"ComplianceStatus":[{"Value":"failed","Comparison":"EQUALS"}]}""", "")]
    [InlineData("""
        {"ComplianceStatus":[{"Value":"FAILED","Comparison":"EQUALS"},{"Value":"PASSED","Comparison":"EQUALS"}],
        "ResourceId":[{"Value":"arn:aws:ec2:us-east-1:2:instance/i-2","Comparison":"EQUALS"}]}
        """, "i-2")]
    public async Task FindingsHaveAValueOfEveryAttribute(string filters, string ids)
    {
        AddFleet();
        Assert.Equal(ids, await FindAsync(filters));
    }

    [Fact]
    public async Task OnlyTheHomeRegionHasTheFindingsOfAllRegions()
    {
        AddFleet();
        Assert.Equal("i-1 i-2 i-3", await FindAsync("{}"));
        Aws.SecurityHub.HomeRegion = "us-east-1";
        Assert.Equal("i-1", await FindAsync("{}"));
    }

    [Theory]
    [InlineData("{}", "i-1")]
    [InlineData($$"""{ {{Sync}} }""", "i-1 i-2 mi-4")]
    [InlineData($$"""{ {{Sync}},"Filters":[{"Key":"ManagedStatus","Values":["Unmanaged"]}]}""", "i-2")]
    [InlineData($$"""{ {{Sync}},"Filters":[{"Key":"ResourceType","Values":["ManagedInstance"]}]}""", "mi-4")]
    [InlineData($$"""{ {{Sync}},"Filters":[{"Key":"InstanceId","Values":["i-2","mi-4"]}]}""", "i-2 mi-4")]
    public async Task NodesAreOfTheSyncOrOfTheCallersAccountAndRegion(string request, string ids)
    {
        AddFleet();
        var nodes = (await CallAsync("ListNodes", request)).Items("Nodes");
        Assert.Equal(ids, string.Join(' ', nodes.Select(node => (string)node!["Id"]!)));
    }

    [Theory]
    [InlineData("resourceId IN ('i-3', 'i-1','i-9', 'i-1')", "i-3 i-1")]
    [InlineData("configuration.state.name = 'stopped'", "i-2")]
    [InlineData("configuration.state.name = 'Stopped'", "")]
    [InlineData("resourceId IN ('i-1','i-2') and configuration.state.name = 'running'", "i-1")]
    [InlineData("resourceType = 'AWS::SSM::ManagedInstanceInventory'", "")]
    [InlineData("accountId = 'it''s'", "")]
    public async Task ConfiguredInstancesMatchEveryCondition(string conditions, string ids)
    {
        AddFleet();
        var results = await SelectAsync($"SELECT resourceId WHERE {conditions}");
        Assert.Equal(ids, string.Join(' ', results.Select(result => result.Split('"')[3])));
    }

    [Theory]
    [InlineData("SELECT COUNT(*)", """{"COUNT(*)":3}""")]
    [InlineData("SELECT configuration.platform, COUNT(*) GROUP BY configuration.platform",
        """{"COUNT(*)":2} {"configuration":{"platform":"windows"},"COUNT(*)":1}""")]
    [InlineData("SELECT awsRegion, count ( * ) WHERE accountId IN ('2') AND awsRegion = 'us-east-1' group by awsRegion",
        """{"awsRegion":"us-east-1","COUNT(*)":1}""")]
    public async Task ConfiguredInstancesAreCountedByGroup(string expression, string results)
    {
        AddFleet();
        Assert.Equal(results, string.Join(' ', await SelectAsync(expression)));
    }

    private void AddFleet()
    {
        Aws.ResourceExplorer.AddInstance(LocalAwsServer.AccountId, "eu-west-1", "i-1").AddInstance("2", "us-east-1", "i-2")
            .AddInstance("3", "eu-north-1", "i-3").AddNode("2", "us-east-1", "i-2").AddNode("3", "us-east-1", "mi-4");
        Aws.SecurityHub.AddSsm1(LocalAwsServer.AccountId, "eu-west-1", "i-1", "FAILED").AddSsm1("2", "us-east-1", "i-2", "PASSED")
            .AddSsm1("3", "eu-north-1", "i-3", "WARNING");
        Aws.SystemsManager.AddNode(new Node(LocalAwsServer.AccountId, "eu-west-1", "i-1"))
            .AddNode(new Node("2", "us-east-1", "i-2") { Managed = false }).AddNode(new Node("3", "us-east-1", "mi-4"));
        Aws.Config.AddInstance(LocalAwsServer.AccountId, "eu-west-1", "i-1").AddInstance("2", "us-east-1", "i-2", "stopped")
            .AddInstance("3", "eu-north-1", "i-3", "terminated", platform: "windows");
    }

    private async Task<string> FindAsync(string filters)
    {
        var findings = (await CallAsync("GetFindings", $$"""{"Filters":{{filters}}}""")).Items("Findings");
        return string.Join(' ', findings.Select(finding => ((string)finding!["Resources"]![0]!["Id"]!).Split('/')[1]));
    }

    private async Task<IEnumerable<string>> SelectAsync(string expression)
    {
        var json = new JsonObject { ["ConfigurationAggregatorName"] = "org", ["Expression"] = expression };
        return (await CallAsync("SelectAggregateResourceConfig", json.ToJsonString())).Items("Results").Select(row => (string)row!);
    }
}
