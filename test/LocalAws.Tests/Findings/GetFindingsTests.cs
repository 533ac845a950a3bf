namespace LocalAws.Tests.Findings;

public sealed class GetFindingsTests : LocalAwsFixture
{
    private static readonly string[] Required =
    [
        "SchemaVersion", "Id", "ProductArn", "GeneratorId", "AwsAccountId", "CreatedAt", "UpdatedAt", "Title",
        "Description", "Resources",
    ];

    [Fact]
    public async Task AFindingHasTheSecurityFindingFormat()
    {
        Aws.SecurityHub.Add(new()
        {
            Account = "1",
            Region = "us-east-1",
            ResourceId = "arn:aws:ec2:us-east-1:1:instance/i-1",
            Status = "WARNING",
            ReasonCode = "CONFIG_EVALUATIONS_EMPTY",
            UpdatedAt = Now.AddHours(-2),
        });
        var finding = Assert.Single((await FindAsync("{}")).Json["Findings"]!.AsArray())!;
        Assert.All(Required, name => Assert.NotNull(finding[name]));
        Assert.Equal(
            ("security-control/SSM.1", "2026-09-25T01:00:00Z", "NEW", "ACTIVE", "Security Hub CSPM"),
            ((string?)finding["GeneratorId"], (string?)finding["UpdatedAt"], (string?)finding["Workflow"]!["Status"],
                (string?)finding["RecordState"], (string?)finding["ProductName"]));
        Assert.Equal(
            """{"Status":"WARNING","SecurityControlId":"SSM.1","StatusReasons":[{"ReasonCode":"CONFIG_EVALUATIONS_EMPTY"}]}""",
            finding["Compliance"]!.ToJsonString());
        Assert.Equal(
            """
            [{"Type":"AwsEc2Instance","Id":"arn:aws:ec2:us-east-1:1:instance/i-1","Partition":"aws",
            "Region":"us-east-1"}]
            """.ReplaceLineEndings(""),
            finding["Resources"]!.ToJsonString());
    }

    [Fact]
    public async Task AFindingReplacesTheEarlierOneOfItsStandard()
    {
        Aws.SecurityHub.AddSsm1("1", "eu-west-1", "i-1", "FAILED").AddSsm1("1", "eu-west-1", "i-1", "PASSED")
            .AddSsm1("1", "eu-west-1", "i-1", "FAILED", standard: "cis");
        Assert.Equal(
            ["PASSED", "FAILED"],
            (await FindAsync("{}")).Json["Findings"]!.AsArray().Select(each => (string)each!["Compliance"]!["Status"]!));
    }

    [Theory]
    [InlineData("{}", 10)]
    [InlineData("""{"MaxResults":100}""", 100)]
    public async Task APageHasAtMostAHundredFindings(string json, int count)
    {
        AddFindings(101);
        var page = await FindAsync(json);
        Assert.Equal((count, true), (Count(page), page.Token is not null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task APageSizeOutsideTheLimitsIsInvalid(int maxResults)
    {
        var refusal = await FindAsync($$"""{"MaxResults":{{maxResults}}}""");
        Assert.Equal((400, "InvalidInputException"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task ATokenIsNotValidForOtherFilters()
    {
        AddFindings(2);
        var token = Quoted((await FindAsync("""{"MaxResults":1}""")).Token!);
        Assert.Equal(1, Count(await FindAsync($$"""{"NextToken":{{token}}}""")));
        var refusal = await FindAsync($$"""{"Filters":{"AwsAccountId":[]},"NextToken":{{token}}}""");
        Assert.Equal("InvalidInputException", refusal.Code);
    }

    [Fact]
    public async Task OnlyTheHomeRegionHasTheFindingsOfAllRegions()
    {
        Aws.SecurityHub.AddSsm1("1", "eu-west-1", "i-1", "FAILED").AddSsm1("1", "us-east-1", "i-2", "FAILED");
        Assert.Equal(2, Count(await FindAsync("{}")));
        Aws.SecurityHub.HomeRegion = "us-east-1";
        Assert.Equal(1, Count(await FindAsync("{}")));
    }

    private static int Count(Reply reply) => reply.Json["Findings"]!.AsArray().Count;

    private void AddFindings(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.SecurityHub.AddSsm1("1", "eu-west-1", $"i-{i}", "FAILED");
        }
    }
}
