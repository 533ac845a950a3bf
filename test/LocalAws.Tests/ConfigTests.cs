using System.Text.Json.Nodes;
using LocalAws.Recording;

namespace LocalAws.Tests;

public sealed class ConfigTests : LocalAwsFixture
{
    [Fact]
    public async Task AResultIsANestedObjectAsText()
    {
        Aws.Config.AddInstance("1", "eu-west-1", "i-1", "running", Now.AddDays(-2), "windows", Now.AddHours(-1));
        Assert.Equal(
            """
            {"resourceId":"i-1","accountId":"1","awsRegion":"eu-west-1","resourceType":"AWS::EC2::Instance",
            "configuration":{"state":{"name":"running"},"launchTime":"2026-09-23T03:00:00.000Z",
            "platform":"windows"},"configurationItemCaptureTime":"2026-09-25T02:00:00.000Z"}
            """.ReplaceLineEndings(""),
            await SelectAsync("""
                SELECT resourceId, accountId, awsRegion, resourceType, configuration.state.name, configuration.launchTime,
                    configuration.platform, configurationItemCaptureTime
                WHERE resourceType = 'AWS::EC2::Instance'
                """));
    }

    [Fact]
    public async Task MissingValuesAreOmitted()
    {
        Aws.Config.AddInstance("1", "eu-west-1", "i-1");
        Assert.Equal("{}", await SelectAsync("SELECT configuration.platform"));
    }

    [Theory]
    [InlineData("resourceId = 'i-1'", "i-1")]
    [InlineData("resourceId IN ('i-3', 'i-1','i-9', 'i-1')", "i-3 i-1")]
    [InlineData("configuration.state.name = 'stopped'", "i-2")]
    [InlineData("configuration.state.name = 'Stopped'", "")]
    [InlineData("accountId = '1' and awsRegion in ('eu-west-1')", "i-1")]
    [InlineData("resourceId IN ('i-1','i-2') AND configuration.state.name = 'running'", "i-1")]
    [InlineData("resourceType = 'AWS::SSM::ManagedInstanceInventory'", "")]
    [InlineData("accountId = 'it''s'", "")]
    public async Task EveryConditionMustMatch(string conditions, string ids)
    {
        AddThree();
        var results = (await SelectAsync($"SELECT resourceId WHERE {conditions}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ids, string.Join(' ', results.Select(result => result.Split('"')[3])));
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
        Assert.Equal(results, (await SelectAsync(expression)).Replace('\n', ' '));
    }

    [Fact]
    public async Task AFailedSourceHasAReason()
    {
        Aws.Config.AddSource(new AggregatorSource("1", "eu-west-1")).AddSource(new AggregatorSource("2", "eu-west-1")
        {
            Status = "FAILED",
            ErrorCode = "AccessDenied",
            ErrorMessage = "No recorder.",
        });

        var source = Assert.Single((await CallAsync(
            "DescribeConfigurationAggregatorSourcesStatus",
            """{"ConfigurationAggregatorName":"org","UpdateStatus":["FAILED"]}""")).Items("AggregatedSourceStatusList"))!;

        source.AsObject().Remove("LastUpdateTime");
        Assert.Equal(
            """
            {"SourceId":"2","SourceType":"ACCOUNT","AwsRegion":"eu-west-1","LastUpdateStatus":"FAILED",
            "LastErrorCode":"AccessDenied","LastErrorMessage":"No recorder."}
            """.ReplaceLineEndings(""),
            source.ToJsonString());
    }

    private void AddThree() => Aws.Config
        .AddInstance("1", "eu-west-1", "i-1")
        .AddInstance("1", "us-east-1", "i-2", "stopped")
        .AddInstance("2", "eu-west-1", "i-3", "terminated", platform: "windows");

    private async Task<string> SelectAsync(string expression)
    {
        var json = new JsonObject { ["ConfigurationAggregatorName"] = "org", ["Expression"] = expression };
        return string.Join('\n', (await CallAsync("SelectAggregateResourceConfig", json.ToJsonString())).Items("Results"));
    }
}
