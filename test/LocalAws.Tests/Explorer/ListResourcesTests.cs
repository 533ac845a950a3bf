namespace LocalAws.Tests.Explorer;

public sealed class ListResourcesTests : LocalAwsFixture
{
    private const string Other = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/other/2";
    private const string Elsewhere = "arn:aws:resource-explorer-2:us-east-1:111122223333:view/other/2";

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
            (await ListAsync()).Json["Resources"]![0]!.ToJsonString());

        Aws.ResourceExplorer.AddView(Other, Organization, tags: false);
        Assert.Empty((await ListAsync(view: Other)).Json["Resources"]![0]!["Properties"]!.AsArray());
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(999, true)]
    public async Task AThousandPerPageReturnsNoToken(int maxResults, bool hasToken)
    {
        AddInstances(1001);
        var page = await ListAsync(maxResults: maxResults);
        Assert.Equal((maxResults, hasToken), (page.Arns.Count(), page.Token is not null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task APageSizeOutsideTheLimitsIsInvalid(int maxResults)
    {
        var refusal = await ListAsync(maxResults: maxResults);
        Assert.Equal((400, "ValidationException"), (refusal.Status, refusal.Code));
        Assert.Equal("MaxResults", (string?)refusal.Json["FieldList"]![0]!["Name"]);
    }

    [Fact]
    public async Task ATokenIsValidOnlyForItsList()
    {
        AddInstances(2);
        var page = await ListAsync(maxResults: 1);
        Assert.Equal("i-2", (await ListAsync(token: page.Token)).Ids);
        Assert.Equal("ValidationException", (await ListAsync("region:eu-west-1", token: page.Token)).Code);
        Assert.Equal("ValidationException", (await ListAsync(token: "AAAA")).Code);
        Assert.Equal("ValidationException", (await ListAsync(token: "")).Code);
    }

    [Theory]
    [InlineData("", "i-1 i-2 i-2 mi-3")]
    [InlineData("resourcetype:ec2:instance", "i-1 i-2")]
    [InlineData("resourcetype:ec2:*", "i-1 i-2")]
    [InlineData("-resourcetype:ec2:instance", "i-2 mi-3")]
    [InlineData("service:ssm accountid:333333333333", "mi-3")]
    [InlineData("accountid:111111111111,333333333333", "i-1 mi-3")]
    [InlineData("region:eu*", "i-1 i-2 i-2")]
    [InlineData("-region:eu-west-1,us-east-1", "i-2 i-2")]
    public async Task AFilterSelectsResources(string filter, string ids)
    {
        AddThreeAccounts();
        Assert.Equal(ids, (await ListAsync(filter)).Ids);
    }

    [Theory]
    [InlineData("account:1", "'account' is not a filter name.")]
    [InlineData("web", "'web' is not a filter; free text is not supported here.")]
    [InlineData("region:eu,", "A filter has an empty value.")]
    [InlineData("region:*west", "'*west' has a * that is not at its end.")]
    public async Task AFilterIsRefused(string filter, string issue)
    {
        var refusal = await ListAsync(filter);
        Assert.Equal("ValidationException", refusal.Code);
        Assert.Equal(issue, (string?)refusal.Json["FieldList"]![0]!["ValidationIssue"]);
    }

    [Fact]
    public async Task AFilterIsRefusedAbove2048Characters() =>
        Assert.Equal("ValidationException", (await ListAsync($"region:{new string('a', 2042)}")).Code);

    [Theory]
    [InlineData(Organization, "resourcetype:ec2:instance", "i-2")]
    [InlineData("arn:aws:iam::222222222222:root", "", "i-2 i-2")]
    [InlineData("arn:aws:iam::111111111111:root", "", "")]
    public async Task ScopeAndFilterOfTheViewMustMatchToo(string scope, string filter, string ids)
    {
        AddThreeAccounts();
        Aws.ResourceExplorer.AddView(Other, scope, filter: filter);
        Assert.Equal(ids, (await ListAsync("accountid:222222222222", view: Other)).Ids);
    }

    [Theory]
    [InlineData(Other, 404, "ResourceNotFoundException")]
    [InlineData(Elsewhere, 401, "UnauthorizedException")]
    [InlineData(Topic, 400, "ValidationException")]
    [InlineData("", 401, "UnauthorizedException")]
    public async Task AViewMustExistInTheRegion(string view, int status, string code)
    {
        Aws.ResourceExplorer.AddView(Elsewhere, Organization);
        var refusal = await ListAsync(view: view);
        Assert.Equal((status, code), (refusal.Status, refusal.Code));
    }

    private void AddThreeAccounts() => Aws.ResourceExplorer
        .AddInstance("111111111111", "eu-west-1", "i-1")
        .AddInstance("222222222222", "eu-central-1", "i-2")
        .AddNode("222222222222", "eu-central-1", "i-2")
        .AddNode("333333333333", "us-east-1", "mi-3");

    private void AddInstances(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.ResourceExplorer.AddInstance("1", "eu-west-1", $"i-{i}");
        }
    }
}
