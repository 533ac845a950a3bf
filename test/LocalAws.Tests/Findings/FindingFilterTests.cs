namespace LocalAws.Tests.Findings;

public sealed class FindingFilterTests : LocalAwsFixture
{
    private const string TwentyValues = """
        {"Value":"1","Comparison":"EQUALS"},{"Value":"2","Comparison":"EQUALS"},{"Value":"3","Comparison":"EQUALS"},
        {"Value":"4","Comparison":"EQUALS"},{"Value":"5","Comparison":"EQUALS"},{"Value":"6","Comparison":"EQUALS"},
        {"Value":"7","Comparison":"EQUALS"},{"Value":"8","Comparison":"EQUALS"},{"Value":"9","Comparison":"EQUALS"},
        {"Value":"10","Comparison":"EQUALS"},{"Value":"11","Comparison":"EQUALS"},{"Value":"12","Comparison":"EQUALS"},
        {"Value":"13","Comparison":"EQUALS"},{"Value":"14","Comparison":"EQUALS"},{"Value":"15","Comparison":"EQUALS"},
        {"Value":"16","Comparison":"EQUALS"},{"Value":"17","Comparison":"EQUALS"},{"Value":"18","Comparison":"EQUALS"},
        {"Value":"19","Comparison":"EQUALS"},{"Value":"20","Comparison":"EQUALS"}
        """;

    private const string TenAttributes = """
        "AwsAccountId":[],"ComplianceSecurityControlId":[],"ComplianceStatus":[],"GeneratorId":[],"Id":[],
        "ProductName":[],"RecordState":[],"Region":[],"ResourceId":[],"ResourceRegion":[]
        """;

    [Theory]
    [InlineData("ComplianceStatus", "EQUALS FAILED", "i-1")]
    [InlineData("ComplianceStatus", "EQUALS failed", "")]
    [InlineData("ComplianceStatus", "EQUALS FAILED, EQUALS PASSED", "i-1 i-2")]
    [InlineData("ComplianceStatus", "NOT_EQUALS FAILED", "i-2 i-3")]
    [InlineData("ComplianceStatus", "NOT_EQUALS FAILED, NOT_EQUALS PASSED", "i-3")]
    [InlineData("ResourceRegion", "PREFIX eu-", "i-1 i-3")]
    [InlineData("Region", "PREFIX_NOT_EQUALS eu-", "i-2")]
    [InlineData("ResourceRegion", "PREFIX eu-, PREFIX us-, NOT_EQUALS eu-west-1", "i-2 i-3")]
    [InlineData("AwsAccountId", "EQUALS 2", "i-2")]
    [InlineData("RecordState", "EQUALS ARCHIVED", "i-2")]
    [InlineData("WorkflowStatus", "EQUALS NEW, EQUALS NOTIFIED", "i-1 i-2")]
    [InlineData("ProductName", "EQUALS Security Hub CSPM", "i-1 i-2 i-3")]
    [InlineData("ProductName", "EQUALS Security Hub", "")]
    [InlineData("ComplianceSecurityControlId", "EQUALS SSM.1", "i-1 i-2 i-3")]
    [InlineData("GeneratorId", "EQUALS security-control/SSM.1", "i-1 i-2 i-3")]
    [InlineData("Id", "PREFIX arn:aws:securityhub:eu-west-1:1:security-control/SSM.1/finding/", "i-1")]
    [InlineData("ResourceId", "EQUALS arn:aws:ec2:eu-west-1:1:instance/i-1", "i-1")]
    [InlineData("ResourceId", "EQUALS i-1", "")]
    [InlineData("ResourceType", "EQUALS AwsEc2Instance", "i-1 i-2 i-3")]
    public async Task ComparesTheValuesOfAnAttribute(string attribute, string values, string ids)
    {
        AddThree();
        var conditions = values.Split(", ").Select(value => value.Split(' ', 2))
            .Select(value => $$"""{"Comparison":"{{value[0]}}","Value":"{{value[1]}}"}""");
        Assert.Equal(ids, await IdsAsync($$"""{"{{attribute}}":[{{string.Join(',', conditions)}}]}"""));
    }

    [Theory]
    [InlineData("""{"Start":"2026-09-25T01:00:00Z"}""", "i-1 i-2")]
    [InlineData("""{"End":"2026-09-25T01:00:00Z"}""", "i-2 i-3")]
    [InlineData("""{"Start":"2026-09-20T00:00:00Z","End":"2026-09-25T02:59:59.999Z"}""", "i-2")]
    [InlineData("""{"DateRange":{"Value":1,"Unit":"DAYS"}}""", "i-1 i-2")]
    [InlineData("""{"DateRange":{"Value":1,"Unit":"DAYS","Comparison":"OLDER_THAN"}}""", "i-3")]
    public async Task ComparesTimesWithARange(string range, string ids)
    {
        AddThree();
        Assert.Equal(ids, await IdsAsync($$"""{"UpdatedAt":[{{range}}]}"""));
    }

    [Fact]
    public async Task EveryAttributeMustMatch()
    {
        AddThree();
        Assert.Equal("i-1", await IdsAsync("""
            {
                "ResourceRegion":[{"Value":"eu-","Comparison":"PREFIX"}],
                "WorkflowStatus":[{"Value":"NEW","Comparison":"EQUALS"}]
            }
            """));
    }

    [Theory]
    [InlineData("asc", "i-3 i-2 i-1")]
    [InlineData("desc", "i-1 i-2 i-3")]
    public async Task SortsFindingsOnRequest(string order, string ids)
    {
        AddThree();
        var sorted = $$"""[{"Field":"UpdatedAt","SortOrder":"{{order}}"}]""";
        var first = await FindAsync($$"""{"MaxResults":2,"SortCriteria":{{sorted}}}""");
        var rest = await FindAsync($$"""{"SortCriteria":{{sorted}},"NextToken":{{Quoted(first.Token!)}}}""");
        Assert.Equal(ids, $"{Ids(first)} {Ids(rest)}");
    }

    [Theory]
    [InlineData("""{"AwsAccountId":[{"Value":"1","Comparison":"LIKE"}]}""")]
    [InlineData("""{"AwsAccountId":[{"Value":"1","Comparison":"CONTAINS"}]}""")]
    [InlineData("""{"AwsAccountId":[{"Value":"1"}]}""")]
    [InlineData("""{"AwsAccountId":[{"Comparison":"EQUALS"}]}""")]
    [InlineData("""{"AwsAccountId":[{"Value":"1","Comparison":"EQUALS"},{"Value":"2","Comparison":"NOT_EQUALS"}]}""")]
    [InlineData("""{"UpdatedAt":[{"Start":"yesterday"}]}""")]
    [InlineData("""{"UpdatedAt":[{"DateRange":{"Value":1,"Unit":"HOURS"}}]}""")]
    [InlineData("""{"AccountId":[]}""")]
    public async Task RejectsAnInvalidFilter(string filters) => await RefusesAsync(filters);

    [Fact]
    public async Task AcceptsTwentyValuesPerAttribute()
    {
        await IdsAsync($$"""{"AwsAccountId":[{{TwentyValues}}]}""");
        await RefusesAsync($$"""{"AwsAccountId":[{{TwentyValues}},{"Value":"21","Comparison":"EQUALS"}]}""");
    }

    [Fact]
    public async Task AcceptsTenAttributes()
    {
        await IdsAsync($$"""{{{TenAttributes}}}""");
        await RefusesAsync($$"""{{{TenAttributes}},"UpdatedAt":[]}""");
    }

    private static string Ids(Reply reply) => string.Join(' ', reply.Json["Findings"]!.AsArray()
        .Select(finding => ((string)finding!["Resources"]![0]!["Id"]!).Split('/')[1]));

    private void AddThree() => Aws.SecurityHub
        .AddSsm1("1", "eu-west-1", "i-1", "FAILED")
        .AddSsm1("2", "us-east-1", "i-2", "PASSED", Now.AddHours(-2), recordState: "ARCHIVED", workflow: "NOTIFIED")
        .AddSsm1("3", "eu-north-1", "i-3", "WARNING", Now.AddDays(-9), workflow: "SUPPRESSED");

    private async Task<string> IdsAsync(string filters) => Ids(await FindAsync($$"""{"Filters":{{filters}}}"""));

    private async Task RefusesAsync(string filters)
    {
        var refusal = await FindAsync($$"""{"Filters":{{filters}}}""");
        Assert.Equal((400, "InvalidInputException"), (refusal.Status, refusal.ErrorType));
    }
}
