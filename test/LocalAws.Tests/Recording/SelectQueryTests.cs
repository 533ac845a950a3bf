namespace LocalAws.Tests.Recording;

public sealed class SelectQueryTests : LocalAwsFixture
{
    private const string Everything = """
        SELECT resourceId, accountId, awsRegion, resourceType, configuration.state.name, configuration.launchTime,
            configuration.platform, configurationItemCaptureTime
        WHERE resourceType = 'AWS::EC2::Instance'
        """;

    [Fact]
    public async Task AResultIsANestedObjectAsText()
    {
        Aws.Config.AddAggregator("org").AddInstance(
            "1", "eu-west-1", "i-1", "running", Now.AddDays(-2), "windows", Now.AddHours(-1));
        var selected = await SelectAsync(Everything);
        Assert.Equal(
            """
            {"resourceId":"i-1","accountId":"1","awsRegion":"eu-west-1","resourceType":"AWS::EC2::Instance",
            "configuration":{"state":{"name":"running"},"launchTime":"2026-09-23T03:00:00.000Z",
            "platform":"windows"},"configurationItemCaptureTime":"2026-09-25T02:00:00.000Z"}
            """.ReplaceLineEndings(""),
            (string?)selected.Json["Results"]![0]);
        Assert.Equal("resourceId", (string?)selected.Json["QueryInfo"]!["SelectFields"]![0]!["Name"]);
        Assert.Null(selected.Token);
    }

    [Fact]
    public async Task MissingValuesAreOmitted()
    {
        Aws.Config.AddAggregator("org").AddInstance("1", "eu-west-1", "i-1");
        Assert.Equal("{}", (string?)(await SelectAsync("SELECT configuration.platform")).Json["Results"]![0]);
    }

    [Theory]
    [InlineData("resourceId = 'i-1'", "i-1")]
    [InlineData("resourceId IN ('i-3', 'i-1','i-9', 'i-1')", "i-3 i-1")]
    [InlineData("configuration.state.name = 'stopped'", "i-2")]
    [InlineData("configuration.state.name = 'Stopped'", "")]
    [InlineData("accountId = '1' and awsRegion in ('eu-west-1')", "i-1")]
    [InlineData("resourceId IN ('i-1','i-2') AND configuration.state.name = 'running'", "i-1")]
    [InlineData("configuration.platform = 'windows'", "i-3")]
    [InlineData("resourceType = 'AWS::SSM::ManagedInstanceInventory'", "")]
    [InlineData("accountId = 'it''s'", "")]
    public async Task EveryConditionMustMatch(string conditions, string ids)
    {
        AddThree();
        var results = (await SelectAsync($"SELECT resourceId WHERE {conditions}")).Json["Results"]!.AsArray();
        Assert.Equal(ids, string.Join(' ', results.Select(result => ((string)result!).Split('"')[3])));
    }

    [Theory]
    [InlineData("SELECT *")]
    [InlineData("SELECT resourceId, COUNT(*)")]
    [InlineData("SELECT resourceId, COUNT(*) GROUP BY accountId")]
    [InlineData("SELECT accountId, awsRegion, COUNT(*) GROUP BY accountId, awsRegion")]
    [InlineData("SELECT accountId, COUNT(accountId) GROUP BY accountId")]
    [InlineData("SELECT tags")]
    [InlineData("SELECT resourceId FROM resources")]
    [InlineData("SELECT resourceId WHERE")]
    [InlineData("SELECT resourceId WHERE accountId = 1")]
    [InlineData("SELECT resourceId WHERE accountId = '1")]
    [InlineData("SELECT resourceId WHERE accountId LIKE '1%'")]
    [InlineData("SELECT resourceId WHERE accountId IN ()")]
    [InlineData("SELECT resourceId WHERE accountId = '1' OR accountId = '2'")]
    [InlineData("SELECT resourceId WHERE accountId = '1';")]
    public async Task AnUnsupportedExpressionIsInvalid(string expression)
    {
        AddThree();
        var refusal = await SelectAsync(expression);
        Assert.Equal((400, "InvalidExpressionException"), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("SELECT COUNT(*)", """{"COUNT(*)":3}""")]
    [InlineData("SELECT accountId, COUNT(*) GROUP BY accountId",
        """{"accountId":"1","COUNT(*)":2} {"accountId":"2","COUNT(*)":1}""")]
    [InlineData("SELECT configuration.platform, COUNT(*) GROUP BY configuration.platform",
        """{"COUNT(*)":2} {"configuration":{"platform":"windows"},"COUNT(*)":1}""")]
    [InlineData("SELECT awsRegion, count ( * ) WHERE accountId IN ('1') AND awsRegion = 'eu-west-1' group by awsRegion",
        """{"awsRegion":"eu-west-1","COUNT(*)":1}""")]
    public async Task CountsTheRowsOfEachGroup(string expression, string results)
    {
        AddThree();
        Assert.Equal(results, string.Join(' ', (await SelectAsync(expression)).Json["Results"]!.AsArray()));
    }

    [Fact]
    public async Task APageOfCountsHas500RowsWithoutALimit()
    {
        Aws.Config.AddAggregator("org");
        for (var i = 0; i < 501; i++)
        {
            Aws.Config.AddInstance("1", "eu-west-1", $"i-{i}", setup: new() { ImageId = $"ami-{i}" });
        }

        var selected = await SelectAsync("SELECT configuration.imageId, COUNT(*) GROUP BY configuration.imageId");

        Assert.Equal(500, selected.Json["Results"]!.AsArray().Count);
        Assert.NotNull(selected.Token);
    }

    [Fact]
    public async Task AnExpressionHasUpTo4096Characters()
    {
        AddThree();
        var expression = "SELECT resourceId".PadRight(4096);
        Assert.Equal(200, (await SelectAsync(expression)).Status);
        Assert.Equal("ValidationException", (await SelectAsync(expression + " ")).Code);
    }

    [Theory]
    [InlineData("", 25)]
    [InlineData(",\"Limit\":0", 25)]
    [InlineData(",\"Limit\":100", 100)]
    [InlineData(",\"MaxResults\":100", 100)]
    public async Task TheDefaultPageHas25Results(string limit, int count)
    {
        AddInstances(101);
        var page = await SelectAsync("SELECT resourceId", limit);
        Assert.Equal(count, page.Json["Results"]!.AsArray().Count);
        Assert.NotNull(page.Token);
    }

    [Theory]
    [InlineData(",\"Limit\":101")]
    [InlineData(",\"MaxResults\":101")]
    [InlineData(",\"Limit\":-1")]
    public async Task APageHasAtMostAHundredResults(string limit)
    {
        AddThree();
        Assert.Equal("InvalidLimitException", (await SelectAsync("SELECT resourceId", limit)).Code);
    }

    [Theory]
    [InlineData("SELECT resourceId")]
    [InlineData("SELECT resourceId WHERE resourceId IN ('i-1','i-2','i-3')")]
    public async Task APageContinuesWhereTheLastOneEnded(string expression)
    {
        AddThree();
        var first = await SelectAsync(expression, ",\"Limit\":2");
        var second = await SelectAsync(expression, $",\"NextToken\":{Quoted(first.Token!)}");
        Assert.Equal("""["{\u0022resourceId\u0022:\u0022i-3\u0022}"]""", second.Json["Results"]!.ToJsonString());
        var refusal = await SelectAsync("SELECT accountId", $",\"NextToken\":{Quoted(first.Token!)}");
        Assert.Equal("InvalidNextTokenException", refusal.Code);
    }

    private void AddThree() => Aws.Config.AddAggregator("org")
        .AddInstance("1", "eu-west-1", "i-1")
        .AddInstance("1", "us-east-1", "i-2", "stopped")
        .AddInstance("2", "eu-west-1", "i-3", "terminated", platform: "windows");

    private void AddInstances(int count)
    {
        Aws.Config.AddAggregator("org");
        for (var i = 1; i <= count; i++)
        {
            Aws.Config.AddInstance("1", "eu-west-1", $"i-{i}");
        }
    }

    private Task<Reply> SelectAsync(string expression, string more = "") => CallAsync(
        "config",
        "SelectAggregateResourceConfig",
        $$"""{"ConfigurationAggregatorName":"org","Expression":{{Quoted(expression)}}{{more}}}""");
}
