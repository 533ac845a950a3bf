using System.Globalization;

namespace LocalAws.Tests.Explorer;

public sealed class SearchTests : LocalAwsFixture
{
    [Fact]
    public async Task CountStopsAtAThousand()
    {
        AddInstances(1001);
        var count = (await SearchAsync("", 1)).Json["Count"]!;
        Assert.Equal("""{"Complete":false,"TotalResources":1000}""", count.ToJsonString());
    }

    [Fact]
    public async Task CountOfAThousandIsComplete()
    {
        AddInstances(1000);
        var count = (await SearchAsync("", 1)).Json["Count"]!;
        Assert.Equal("""{"Complete":true,"TotalResources":1000}""", count.ToJsonString());
    }

    [Fact]
    public async Task PagesEndAtTheThousandthResult()
    {
        AddInstances(1001);
        var first = await SearchAsync("", 600);
        var second = await SearchAsync("", 600, first.Token);
        Assert.Equal(400, second.Arns.Count());
        Assert.Null(second.Token);
    }

    [Theory]
    [InlineData("web", "i-1")]
    [InlineData("web i-2", "i-1 i-2")]
    [InlineData("*", "i-1 i-2")]
    [InlineData("-web", "i-2")]
    [InlineData("region:eu-west-1 web", "i-1")]
    [InlineData("rejion:eu-west-1", "")]
    public async Task FreeTextFindsAnyOfItsWords(string query, string ids)
    {
        Aws.ResourceExplorer
            .AddInstance("1", "eu-west-1", "i-1", new Dictionary<string, string> { ["Name"] = "web" })
            .AddInstance("1", "eu-west-1", "i-2");
        Assert.Equal(ids, (await SearchAsync(query, 100)).Ids);
    }

    [Fact]
    public async Task AQueryIsRequired() =>
        Assert.Equal("ValidationException", (await ExploreAsync("Search", "{}")).ErrorType);

    private Task<Reply> SearchAsync(string query, int maxResults, string? token = null) => ExploreAsync("Search", $$"""
        {
            "ViewArn": "{{View}}",
            "QueryString": {{Quoted(query)}},
            "MaxResults": {{maxResults}},
            "NextToken": {{(token is null ? "null" : Quoted(token))}}
        }
        """);

    private void AddInstances(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.ResourceExplorer.AddInstance("1", "eu-west-1", i.ToString("'i-'0", CultureInfo.InvariantCulture));
        }
    }
}
