namespace LocalAws.Tests.Explorer;

public sealed class ListResourcesTests : LocalAwsFixture
{
    [Fact]
    public async Task APageContinuesWhereTheLastOneEnded()
    {
        AddInstances(3);
        var first = await ListAsync(maxResults: 2);
        var second = await ListAsync(maxResults: 2, token: first.Token);
        Assert.Equal(("i-1 i-2", "i-3"), (first.Ids, second.Ids));
        Assert.Null(second.Token);
    }

    [Fact]
    public async Task APageContinuesInTheNextType()
    {
        Aws.ResourceExplorer.AddInstance("1", "eu-west-1", "i-1").AddNode("1", "eu-west-1", "mi-1")
            .AddInstance("1", "eu-west-1", "i-2").AddNode("1", "eu-west-1", "mi-2");
        const string filter = "resourcetype:ec2:instance,ssm:managed-instance";
        var first = await ListAsync(filter, maxResults: 3);
        var second = await ListAsync(filter, maxResults: 3, token: first.Token);
        Assert.Equal(("i-1 i-2 mi-1", "mi-2"), (first.Ids, second.Ids));
    }

    [Fact]
    public async Task AThousandPerPageReturnsNoToken()
    {
        AddInstances(1001);
        var page = await ListAsync(maxResults: 1000);
        Assert.Equal(1000, page.Arns.Count());
        Assert.Null(page.Token);
    }

    [Fact]
    public async Task FewerThanAThousandPerPageReturnsAToken()
    {
        AddInstances(1001);
        Assert.NotNull((await ListAsync(maxResults: 999)).Token);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task APageSizeOutsideTheLimitsIsInvalid(int maxResults)
    {
        var refusal = await ListAsync(maxResults: maxResults);
        Assert.Equal((400, "ValidationException"), (refusal.Status, refusal.ErrorType));
        Assert.Equal("MaxResults", (string?)refusal.Json["FieldList"]![0]!["Name"]);
    }

    [Fact]
    public async Task ATokenIsNotValidForAnotherFilter()
    {
        AddInstances(2);
        var page = await ListAsync(maxResults: 1);
        Assert.Equal("ValidationException", (await ListAsync("region:eu-west-1", token: page.Token)).ErrorType);
    }

    [Fact]
    public async Task AnInventedTokenIsNotValid() =>
        Assert.Equal("ValidationException", (await ListAsync(token: "AAAA")).ErrorType);

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
    }

    [Fact]
    public async Task ARemovedResourceIsNotListed()
    {
        AddInstances(2);
        Aws.ResourceExplorer.Remove("arn:aws:ec2:eu-west-1:1:instance/i-1");
        Assert.Equal("i-2", (await ListAsync("resourcetype:ec2:instance")).Ids);
    }

    [Fact]
    public async Task CallsAboveTheQuotaAreThrottled()
    {
        Aws.ResourceExplorer.CallsPerSecond = 3;
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await ListAsync()).Status);
        }

        Assert.Equal([200, 200, 200, 429], statuses);
    }

    private void AddInstances(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.ResourceExplorer.AddInstance("1", "eu-west-1", $"i-{i}");
        }
    }
}
