using LocalAws.Explorer;

namespace LocalAws.Tests;

public sealed class ResourceExplorerTests : LocalAwsFixture
{
    private const string Other = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/other/2";

    [Fact]
    public async Task AResourceHasTheShapeOfTheService()
    {
        Aws.ResourceExplorer.AddInstance(
            "1", "eu-west-1", "i-1", new Dictionary<string, string> { ["Name"] = "web" }, Now.AddDays(-1));
        Assert.Equal(
            """
            {"Arn":"arn:aws:ec2:eu-west-1:1:instance/i-1","LastReportedAt":"2026-09-24T03:00:00Z","OwningAccountId":"1",
            "Properties":[{"Data":[{"Key":"Name","Value":"web"}],
            "LastReportedAt":"2026-09-24T03:00:00Z","Name":"tags"}],
            "Region":"eu-west-1","ResourceType":"ec2:instance","Service":"ec2"}
            """.ReplaceLineEndings(""),
            (await ListAsync()).Items("Resources")[0]!.ToJsonString());

        Aws.ResourceExplorer.AddView(Other, Organization, tags: false);
        Assert.Empty((await ListAsync(view: Other)).Items("Resources")[0]!["Properties"]!.AsArray());
    }

    [Theory]
    [InlineData("resourcetype:ec2:instance", "i-1 i-2")]
    [InlineData("-resourcetype:ec2:instance,resource-explorer-2:index", "i-2 mi-3")]
    [InlineData("resourcetype:ssm:managed-instance accountid:333333333333", "mi-3")]
    [InlineData("resourcetype:ec2:instance -region:eu-west-1,us-east-1", "i-2")]
    public async Task AFilterSelectsResources(string filter, string ids)
    {
        AddThreeAccounts();
        Assert.Equal(ids, (await ListAsync(filter)).Ids);
    }

    [Theory]
    [InlineData(Organization, "resourcetype:ec2:instance", "i-2")]
    [InlineData("arn:aws:iam::222222222222:root", "-resourcetype:resource-explorer-2:index", "i-2 i-2")]
    [InlineData("arn:aws:iam::111111111111:root", "", "")]
    public async Task ScopeAndFilterOfTheViewMustMatchToo(string scope, string filter, string ids)
    {
        AddThreeAccounts();
        Aws.ResourceExplorer.AddView(Other, scope, filter: filter);
        Assert.Equal(ids, (await ListAsync("accountid:222222222222", view: Other)).Ids);
    }

    [Fact]
    public async Task GetViewReturnsScopeFilterAndProperties()
    {
        Aws.ResourceExplorer.AddView(Other, Organization, filter: "region:eu-west-1");

        var view = (await CallAsync("GetView", $$"""{"ViewArn":"{{Other}}"}""")).Json["View"]!;

        Assert.Equal(
            """
            {"Filters":{"FilterString":"region:eu-west-1"},"IncludedProperties":[{"Name":"tags"}],"Owner":"111122223333",
            "Scope":"arn:aws:organizations::111122223333:organization/o-example000",
            "ViewArn":"arn:aws:resource-explorer-2:eu-west-1:111122223333:view/other/2","ViewName":"other"}
            """.ReplaceLineEndings(""),
            view.ToJsonString());
    }

    [Fact]
    public async Task AnIndexHasTypeAndStateAndIsAResource()
    {
        Aws.ResourceExplorer.AddIndex("111122223333", "eu-west-1", IndexType.Aggregator, "CREATING")
            .AddIndex("111122223333", "us-east-1");

        var index = (await CallAsync("GetIndex", "{}")).Json;

        Assert.Equal(
            ("AGGREGATOR", "CREATING", "us-east-1"),
            ((string?)index["Type"], (string?)index["State"], (string?)index["ReplicatingFrom"]![0]));
        var resource = (await ListAsync("resourcetype:resource-explorer-2:index region:eu-west-1")).Items("Resources").Single()!;
        Assert.Equal((string?)index["Arn"], (string?)resource["Arn"]);
    }

    private void AddThreeAccounts() => Aws.ResourceExplorer
        .AddInstance("111111111111", "eu-west-1", "i-1")
        .AddInstance("222222222222", "eu-central-1", "i-2")
        .AddNode("222222222222", "eu-central-1", "i-2")
        .AddNode("333333333333", "us-east-1", "mi-3");
}
