using System.Text.Json.Nodes;

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
        Aws.SecurityHub.AddSsm1("1", "us-east-1", "i-1", "FAILED", Now.AddHours(-2));
        var finding = await OnlyFindingAsync();
        Assert.All(Required, name => Assert.NotNull(finding[name]));
        Assert.Equal(
            ("security-control/SSM.1", "2026-09-25T01:00:00Z", "NEW", "ACTIVE", "Security Hub CSPM"),
            ((string?)finding["GeneratorId"], (string?)finding["UpdatedAt"], (string?)finding["Workflow"]!["Status"],
                (string?)finding["RecordState"], (string?)finding["ProductName"]));
        Assert.Equal("""{"Status":"FAILED","SecurityControlId":"SSM.1"}""", finding["Compliance"]!.ToJsonString());
        Assert.Equal(
            """
            [{"Type":"AwsEc2Instance","Id":"arn:aws:ec2:us-east-1:1:instance/i-1","Partition":"aws",
            "Region":"us-east-1"}]
            """.ReplaceLineEndings(""),
            finding["Resources"]!.ToJsonString());
    }

    [Fact]
    public async Task EveryStandardHasItsOwnFindingOfAnInstance()
    {
        Aws.SecurityHub.AddSsm1("1", "eu-west-1", "i-1", "FAILED", standard: "fsbp")
            .AddSsm1("1", "eu-west-1", "i-1", "FAILED", standard: "cis");
        var findings = (await FindAsync("{}")).Json["Findings"]!.AsArray();
        Assert.Equal(
            [
                "aws-foundational-security-best-practices/v/1.0.0/SSM.1",
                "cis-aws-foundations-benchmark/v/3.0.0/SSM.1",
            ],
            findings.Select(finding => (string)finding!["GeneratorId"]!));
        Assert.Equal(2, findings.Select(finding => (string)finding!["Id"]!).Distinct().Count());
    }

    [Fact]
    public async Task ALaterFindingUpdatesTheEarlierOne()
    {
        Aws.SecurityHub.AddSsm1("1", "eu-west-1", "i-1", "FAILED").AddSsm1("1", "eu-west-1", "i-1", "PASSED");
        Assert.Equal("PASSED", (string?)(await OnlyFindingAsync())["Compliance"]!["Status"]);
    }

    [Fact]
    public async Task AStatusCanHaveAReason()
    {
        Aws.SecurityHub.Add(new()
        {
            Account = "1",
            Region = "eu-west-1",
            ResourceId = "arn:aws:ec2:eu-west-1:1:instance/i-1",
            Status = "WARNING",
            ReasonCode = "CONFIG_EVALUATIONS_EMPTY",
            UpdatedAt = Now,
        });
        Assert.Equal(
            """[{"ReasonCode":"CONFIG_EVALUATIONS_EMPTY"}]""",
            (await OnlyFindingAsync())["Compliance"]!["StatusReasons"]!.ToJsonString());
    }

    [Fact]
    public async Task APageHasAtMostAHundredFindings()
    {
        AddFindings(101);
        var first = await FindAsync("""{"MaxResults":100}""");
        var second = await FindAsync($$"""{"MaxResults":100,"NextToken":{{Quoted(first.Token!)}}}""");
        Assert.Equal((100, 1), (Count(first), Count(second)));
        Assert.Null(second.Token);
    }

    [Fact]
    public async Task TheDefaultPageIsSmall()
    {
        AddFindings(11);
        Assert.Equal(10, Count(await FindAsync("{}")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task APageSizeOutsideTheLimitsIsInvalid(int maxResults)
    {
        var refusal = await FindAsync($$"""{"MaxResults":{{maxResults}}}""");
        Assert.Equal((400, "InvalidInputException"), (refusal.Status, refusal.ErrorType));
    }

    [Fact]
    public async Task ATokenIsNotValidForOtherFilters()
    {
        AddFindings(2);
        var token = Quoted((await FindAsync("""{"MaxResults":1}""")).Token!);
        var refusal = await FindAsync($$"""{"Filters":{"AwsAccountId":[]},"NextToken":{{token}}}""");
        Assert.Equal("InvalidInputException", refusal.ErrorType);
    }

    [Fact]
    public async Task ListingContinuesAfterAnEmptyPage()
    {
        AddFindings(1);
        Aws.Faults.On("GetFindings", occurrence: 1, Fault.EmptyPage);
        var empty = await FindAsync("{}");
        Assert.Equal(0, Count(empty));
        Assert.Equal(1, Count(await FindAsync($$"""{"NextToken":{{Quoted(empty.Token!)}}}""")));
    }

    [Fact]
    public async Task OnlyTheHomeRegionHasTheFindingsOfAllRegions()
    {
        Aws.SecurityHub.AddSsm1("1", "eu-west-1", "i-1", "FAILED").AddSsm1("1", "us-east-1", "i-2", "FAILED");
        Assert.Equal(2, Count(await FindAsync("{}")));
        Aws.SecurityHub.HomeRegion = "us-east-1";
        Assert.Equal(1, Count(await FindAsync("{}")));
    }

    [Fact]
    public async Task WithoutASubscriptionThereIsNoAccess()
    {
        Aws.SecurityHub.Subscribed = false;
        var refusal = await FindAsync("{}");
        Assert.Equal((401, "InvalidAccessException"), (refusal.Status, refusal.ErrorType));
        Assert.Equal(
            "Account 111122223333 is not subscribed to AWS Security Hub", (string?)refusal.Json["Message"]);
    }

    [Fact]
    public async Task ABurstIsTwoSecondsOfCalls()
    {
        Aws.SecurityHub.CallsPerSecond = 3;
        for (var call = 1; call <= 6; call++)
        {
            Assert.Equal(200, (await FindAsync("{}")).Status);
        }

        var refusal = await FindAsync("{}");
        Assert.Equal((429, "TooManyRequestsException"), (refusal.Status, refusal.ErrorType));
    }

    [Fact]
    public async Task AnUnknownOperationIsRejected() => Assert.Equal(
        "UnknownOperationException", (await SendAsync("securityhub", HttpMethod.Get, "/accounts")).ErrorType);

    private static int Count(Reply reply) => reply.Json["Findings"]!.AsArray().Count;

    private async Task<JsonNode> OnlyFindingAsync() =>
        Assert.Single((await FindAsync("{}")).Json["Findings"]!.AsArray())!;

    private void AddFindings(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.SecurityHub.AddSsm1("1", "eu-west-1", $"i-{i}", "FAILED");
        }
    }
}
