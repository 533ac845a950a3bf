namespace LocalAws.Tests.Findings;

public sealed class FindingFilterTests : LocalAwsFixture
{
    private const string TenAttributes = """
        "AwsAccountId":[],"ComplianceSecurityControlId":[],"ComplianceStatus":[],"GeneratorId":[],"Id":[],
        "ProductName":[],"RecordState":[],"Region":[],"ResourceId":[],"ResourceRegion":[]
        """;

    [Theory]
    [InlineData("ComplianceStatus", "FAILED", "i-1")]
    [InlineData("ComplianceStatus", "failed", "")]
    [InlineData("ComplianceStatus", "FAILED, PASSED", "i-1 i-2")]
    [InlineData("AwsAccountId", "2", "i-2")]
    [InlineData("RecordState", "ARCHIVED", "i-2")]
    [InlineData("WorkflowStatus", "NEW, NOTIFIED", "i-1 i-2")]
    [InlineData("ProductName", "Security Hub", "")]
    [InlineData("ComplianceSecurityControlId", "SSM.1", "i-1 i-2 i-3")]
    [InlineData("GeneratorId", "security-control/SSM.1", "i-1 i-2 i-3")]
    [InlineData("ResourceId", "arn:aws:ec2:eu-west-1:1:instance/i-1", "i-1")]
    [InlineData("ResourceId", "i-1", "")]
    [InlineData("ResourceType", "AwsEc2Instance", "i-1 i-2 i-3")]
    public async Task AnAttributeHasOneOfTheValues(string attribute, string values, string ids)
    {
        AddThree();
        Assert.Equal(ids, await IdsAsync($$"""{"{{attribute}}":[{{string.Join(',', values.Split(", ").Select(Is))}}]}"""));
    }

    [Fact]
    public async Task EveryAttributeMustMatch()
    {
        AddThree();
        Assert.Equal(
            "i-1", await IdsAsync($$"""{"WorkflowStatus":[{{Is("NEW")}}],"ComplianceStatus":[{{Is("FAILED")}}]}"""));
    }

    [Theory]
    [InlineData("""{"AwsAccountId":[{"Value":"1","Comparison":"LIKE"}]}""")]
    [InlineData("""{"AwsAccountId":[{"Value":"1"}]}""")]
    [InlineData("""{"AwsAccountId":[{"Comparison":"EQUALS"}]}""")]
    [InlineData("""{"AccountId":[]}""")]
    public async Task RejectsAnInvalidFilter(string filters) => await RefusesAsync(filters);

    [Fact]
    public async Task AcceptsTwentyValuesPerAttribute()
    {
        var twenty = string.Join(',', Enumerable.Range(1, 20).Select(number => Is($"{number}")));
        await IdsAsync($$"""{"AwsAccountId":[{{twenty}}]}""");
        await RefusesAsync($$"""{"AwsAccountId":[{{twenty}},{{Is("21")}}]}""");
    }

    [Fact]
    public async Task AcceptsTenAttributes()
    {
        await IdsAsync($$"""{{{TenAttributes}}}""");
        await RefusesAsync($$"""{{{TenAttributes}},"ResourceType":[]}""");
    }

    private static string Is(string value) => $$"""{"Value":"{{value}}","Comparison":"EQUALS"}""";

    private void AddThree() => Aws.SecurityHub
        .AddSsm1("1", "eu-west-1", "i-1", "FAILED")
        .AddSsm1("2", "us-east-1", "i-2", "PASSED", recordState: "ARCHIVED", workflow: "NOTIFIED")
        .AddSsm1("3", "eu-north-1", "i-3", "WARNING", workflow: "SUPPRESSED");

    private async Task<string> IdsAsync(string filters) => string.Join(
        ' ', (await FindAsync($$"""{"Filters":{{filters}}}""")).Json["Findings"]!.AsArray()
            .Select(finding => ((string)finding!["Resources"]![0]!["Id"]!).Split('/')[1]));

    private async Task RefusesAsync(string filters)
    {
        var refusal = await FindAsync($$"""{"Filters":{{filters}}}""");
        Assert.Equal((400, "InvalidInputException"), (refusal.Status, refusal.Code));
    }
}
