namespace LocalAws.Tests;

public sealed class SecurityHubTests : LocalAwsFixture
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
        var finding = Assert.Single((await CallAsync("GetFindings", "{}")).Items("Findings"))!;
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

    [Theory]
    [InlineData("ComplianceStatus", "FAILED", "i-1")]
    [InlineData("ComplianceStatus", "failed", "")]
    [InlineData("ComplianceStatus", "FAILED, PASSED", "i-1 i-2")]
    [InlineData("RecordState", "ACTIVE", "i-1 i-2 i-3")]
    [InlineData("ComplianceSecurityControlId", "SSM.1", "i-1 i-2 i-3")]
    [InlineData("ResourceId", "arn:aws:ec2:eu-west-1:1:instance/i-1", "i-1")]
    [InlineData("ResourceId", "i-1", "")]
    public async Task AnAttributeHasOneOfTheValues(string attribute, string values, string ids)
    {
        AddThree();
        Assert.Equal(ids, await FindAsync($$"""{"{{attribute}}":[{{string.Join(',', values.Split(", ").Select(Is))}}]}"""));
    }

    [Fact]
    public async Task EveryAttributeMustMatch()
    {
        AddThree();
        Assert.Equal(
            "i-1", await FindAsync($$"""{"RecordState":[{{Is("ACTIVE")}}],"ComplianceStatus":[{{Is("FAILED")}}]}"""));
    }

    [Fact]
    public async Task AFindingReplacesTheEarlierOneOfItsStandard()
    {
        Aws.SecurityHub.AddSsm1("1", "eu-west-1", "i-1", "FAILED").AddSsm1("1", "eu-west-1", "i-1", "PASSED")
            .AddSsm1("1", "eu-west-1", "i-1", "FAILED", standard: "cis");
        Assert.Equal(
            ["PASSED", "FAILED"],
            (await CallAsync("GetFindings", "{}")).Items("Findings").Select(each => (string)each!["Compliance"]!["Status"]!));
    }

    [Fact]
    public async Task OnlyTheHomeRegionHasTheFindingsOfAllRegions()
    {
        AddThree();
        Assert.Equal("i-1 i-2 i-3", await FindAsync("{}"));
        Aws.SecurityHub.HomeRegion = "us-east-1";
        Assert.Equal("i-1", await FindAsync("{}"));
    }

    private static string Is(string value) => $$"""{"Value":"{{value}}","Comparison":"EQUALS"}""";

    private void AddThree() => Aws.SecurityHub
        .AddSsm1("1", "eu-west-1", "i-1", "FAILED")
        .AddSsm1("2", "us-east-1", "i-2", "PASSED")
        .AddSsm1("3", "eu-north-1", "i-3", "WARNING");

    private async Task<string> FindAsync(string filters) => string.Join(
        ' ', (await CallAsync("GetFindings", $$"""{"Filters":{{filters}}}""")).Items("Findings")
            .Select(finding => ((string)finding!["Resources"]![0]!["Id"]!).Split('/')[1]));
}
