using LocalAws.Explorer;

namespace LocalAws.Tests.Explorer;

public sealed class ViewAndIndexTests : LocalAwsFixture
{
    private const string TenAccounts = """["1","2","3","4","5","6","7","8","9","10"]""";

    [Fact]
    public async Task GetViewReturnsScopeFilterAndProperties()
    {
        const string arn = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/other/2";
        Aws.ResourceExplorer.AddView(arn, Organization, filter: "region:eu*");
        Assert.Equal(
            """
            {"Filters":{"FilterString":"region:eu*"},"IncludedProperties":[{"Name":"tags"}],
            "LastUpdatedAt":"2026-09-25T03:00:00Z","Owner":"111122223333",
            "Scope":"arn:aws:organizations::111122223333:organization/o-example000",
            "ViewArn":"arn:aws:resource-explorer-2:eu-west-1:111122223333:view/other/2","ViewName":"other"}
            """.ReplaceLineEndings(""),
            (await ExploreAsync("GetView", $$"""{"ViewArn":"{{arn}}"}""")).Json["View"]!.ToJsonString());
    }

    [Fact]
    public async Task AnIndexIsAResource()
    {
        Aws.ResourceExplorer.AddIndex("1", "eu-west-1");
        Assert.StartsWith(
            "arn:aws:resource-explorer-2:eu-west-1:1:index/",
            (await ListAsync("resourcetype:resource-explorer-2:index")).Arns.Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetIndexReturnsTypeAndState()
    {
        Aws.ResourceExplorer.AddIndex("111122223333", "eu-west-1", IndexType.Aggregator, "CREATING")
            .AddIndex("111122223333", "us-east-1");
        var index = (await ExploreAsync("GetIndex", "{}")).Json;
        Assert.Equal(
            ("AGGREGATOR", "CREATING", "us-east-1"),
            ((string?)index["Type"], (string?)index["State"], (string?)index["ReplicatingFrom"]![0]));
    }

    [Fact]
    public async Task AMissingIndexIsNotFound() =>
        Assert.Equal("ResourceNotFoundException", (await ExploreAsync("GetIndex", "")).Code);

    [Fact]
    public async Task MemberIndexesHaveTenPerPage()
    {
        for (var i = 1; i <= 11; i++)
        {
            Aws.ResourceExplorer.AddIndex("1", $"xx-region-{i}");
        }

        var first = await MembersAsync("""["1"]""");
        var second = await MembersAsync("""["1"]""", first.Token);
        Assert.Equal(
            (10, 1), (first.Json["Indexes"]!.AsArray().Count, second.Json["Indexes"]!.AsArray().Count));
        Assert.Null(second.Token);
    }

    [Fact]
    public async Task ACallHasAtMostTenMembers()
    {
        Assert.Equal(200, (await MembersAsync(TenAccounts)).Status);
        Assert.Equal(400, (await MembersAsync(TenAccounts.Replace("]", ",\"11\"]", StringComparison.Ordinal))).Status);
    }

    private Task<Reply> MembersAsync(string accounts, string? token = null) => ExploreAsync(
        "ListIndexesForMembers",
        $$"""{"AccountIdList":{{accounts}},"NextToken":{{(token is null ? "null" : Quoted(token))}}}""");
}
