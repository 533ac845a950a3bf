namespace LocalAws.Tests.Explorer;

public sealed class ListResourcesViewTests : LocalAwsFixture
{
    private const string Other = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/other/2";

    private static readonly Dictionary<string, string> Named = new() { ["Name"] = "web" };

    [Fact]
    public async Task TagsAreOmittedUnlessTheViewIncludesThem()
    {
        Aws.ResourceExplorer.AddView(Other, Organization, tags: false).AddInstance("1", "eu-west-1", "i-1", Named);
        Assert.Empty((await ListAsync(view: Other)).Json["Resources"]![0]!["Properties"]!.AsArray());
    }

    [Fact]
    public async Task TagFiltersNeedAViewThatIncludesTags()
    {
        Aws.ResourceExplorer.AddView(Other, Organization, tags: false);
        Assert.Equal("ValidationException", (await ListAsync("tag:Name=web", view: Other)).ErrorType);
    }

    [Fact]
    public async Task TheFiltersOfViewAndRequestMustBothMatch()
    {
        Aws.ResourceExplorer.AddView(Other, Organization, filter: "resourcetype:ec2:instance")
            .AddInstance("1", "eu-west-1", "i-1")
            .AddInstance("2", "eu-west-1", "i-2")
            .AddNode("2", "eu-west-1", "i-2");
        Assert.Equal(["arn:aws:ec2:eu-west-1:2:instance/i-2"], (await ListAsync("accountid:2", view: Other)).Arns);
    }

    [Fact]
    public async Task AViewOfOneAccountShowsOnlyThatAccount()
    {
        Aws.ResourceExplorer.AddView(Other, "arn:aws:iam::1:root")
            .AddInstance("1", "eu-west-1", "i-1")
            .AddInstance("2", "eu-west-1", "i-2");
        Assert.Equal("i-1", (await ListAsync(view: Other)).Ids);
    }

    [Fact]
    public async Task AViewThatDoesNotExistIsNotFound()
    {
        var refusal = await ListAsync(view: Other);
        Assert.Equal((404, "ResourceNotFoundException"), (refusal.Status, refusal.ErrorType));
    }

    [Fact]
    public async Task AViewOfAnotherRegionIsUnauthorized()
    {
        var elsewhere = Other.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal);
        Aws.ResourceExplorer.AddView(elsewhere, Organization);
        var refusal = await ListAsync(view: elsewhere);
        Assert.Equal((401, "UnauthorizedException"), (refusal.Status, refusal.ErrorType));
    }

    [Fact]
    public async Task AnArnOfAnotherResourceIsInvalid() =>
        Assert.Equal("ValidationException", (await ListAsync(view: Topic)).ErrorType);

    [Fact]
    public async Task WithoutAViewTheDefaultViewIsUsed()
    {
        Aws.ResourceExplorer.DefaultViewArn = View;
        Assert.Equal(View, (string?)(await ExploreAsync("ListResources", "{}")).Json["ViewArn"]);
    }

    [Fact]
    public async Task WithoutAnyViewTheCallIsUnauthorized()
    {
        var refusal = await ExploreAsync("ListResources", "{}");
        Assert.Equal((401, "UnauthorizedException"), (refusal.Status, refusal.ErrorType));
    }
}
