using LocalAws.Recording;

namespace LocalAws.Tests.Recording;

public sealed class ConfigAggregatorTests : LocalAwsFixture
{
    [Theory]
    [InlineData("SelectAggregateResourceConfig")]
    [InlineData("DescribeConfigurationAggregatorSourcesStatus")]
    public async Task TheAggregatorMustExistInTheRegion(string operation)
    {
        Aws.Config.AddAggregator("org", "us-east-1");
        foreach (var name in new[] { "org", "other" })
        {
            var refusal = await CallAsync(
                "config", operation, $$"""{"ConfigurationAggregatorName":"{{name}}","Expression":"SELECT resourceId"}""");
            Assert.Equal((400, "NoSuchConfigurationAggregatorException"), (refusal.Status, refusal.Code));
        }
    }

    [Fact]
    public async Task AFailedSourceHasAReason()
    {
        Aws.Config.AddAggregator("org").AddSource(new AggregatorSource("1", "eu-west-1"))
            .AddSource(new AggregatorSource("2", "eu-west-1")
            {
                Status = "FAILED",
                ErrorCode = "AccessDenied",
                ErrorMessage = "No recorder.",
            });
        var sources = (await SourcesAsync(",\"UpdateStatus\":[\"FAILED\"]")).Json["AggregatedSourceStatusList"]!;
        Assert.Equal(
            """
            [{"SourceId":"2","SourceType":"ACCOUNT","AwsRegion":"eu-west-1","LastUpdateStatus":"FAILED",
            "LastUpdateTime":1790305200,"LastErrorCode":"AccessDenied","LastErrorMessage":"No recorder."}]
            """.ReplaceLineEndings(""),
            sources.ToJsonString());
    }

    [Fact]
    public async Task APageHasAHundredSources()
    {
        Aws.Config.AddAggregator("org");
        for (var i = 1; i <= 101; i++)
        {
            Aws.Config.AddSource(new AggregatorSource($"{i}", "eu-west-1"));
        }

        var first = await SourcesAsync("");
        var second = await SourcesAsync($",\"NextToken\":{Quoted(first.Token!)}");
        Assert.Equal((100, 1), (Count(first), Count(second)));
        Assert.Null(second.Token);
        Assert.Equal("InvalidLimitException", (await SourcesAsync(",\"Limit\":101")).Code);
    }

    private static int Count(Reply reply) => reply.Json["AggregatedSourceStatusList"]!.AsArray().Count;

    private Task<Reply> SourcesAsync(string more) => CallAsync(
        "config",
        "DescribeConfigurationAggregatorSourcesStatus",
        $$"""{"ConfigurationAggregatorName":"org"{{more}}}""");
}
