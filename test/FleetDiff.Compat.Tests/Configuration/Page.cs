using Amazon.ConfigService;
using Amazon.ConfigService.Model;

namespace FleetDiff.Compat.Tests.Configuration;

public class Page
{
    [Fact]
    public async Task EachResourceIsAJsonText()
    {
        var page = await Select("""
            {"Results":["{\"resourceId\":\"i-1\",\"accountId\":\"111111111111\"}","{\"resourceId\":\"caf\u00e9\"}"],
             "QueryInfo":{"SelectFields":[{"Name":"resourceId"},{"Name":"accountId"}]},"NextToken":"next"}
            """);

        Assert.Equal(
            ["""{"resourceId":"i-1","accountId":"111111111111"}""", """{"resourceId":"café"}"""], page.Results);
        Assert.Equal("next", page.NextToken);
    }

    [Fact]
    public async Task MissingFieldsAreNull()
    {
        var page = await Select("""{"QueryInfo":{},"Results":null}""");
        var nothing = await Select("{}");

        Assert.Null(page.Results);
        Assert.Null(nothing.Results);
        Assert.Null(nothing.NextToken);
    }

    [Fact]
    public async Task MayBeEmpty() => Assert.Empty((await Select("""{"Results":[]}""")).Results);

    [Fact]
    public async Task SourcesHaveTheirLastUpdate()
    {
        var wire = new Wire()
            .Replying("""
                {"AggregatedSourceStatusList":[
                  {"SourceId":"111111111111","SourceType":"ACCOUNT","AwsRegion":"eu-west-1",
                   "LastUpdateStatus":"FAILED","LastUpdateTime":1795384800.5,
                   "LastErrorCode":"AccessDenied","LastErrorMessage":"Not authorized"},
                  {"SourceType":"ORGANIZATION"}],"NextToken":"next"}
                """)
            .Replying("{}");

        var page = await Recorder.On(wire).DescribeConfigurationAggregatorSourcesStatusAsync(new());
        var nothing = await Recorder.On(wire).DescribeConfigurationAggregatorSourcesStatusAsync(new());

        Assert.Equal("next", page.NextToken);
        var source = page.AggregatedSourceStatusList[0];
        Assert.Equal("111111111111", source.SourceId);
        Assert.Equal("eu-west-1", source.AwsRegion);
        Assert.Equal(AggregatedSourceStatusType.FAILED, source.LastUpdateStatus);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1795384800.5), source.LastUpdateTime);
        Assert.Equal(DateTimeKind.Utc, source.LastUpdateTime!.Value.Kind);
        Assert.Equal("AccessDenied", source.LastErrorCode);
        Assert.Equal("Not authorized", source.LastErrorMessage);

        Assert.Null(page.AggregatedSourceStatusList[1].LastUpdateStatus);
        Assert.Null(page.AggregatedSourceStatusList[1].LastUpdateTime);
        Assert.Null(nothing.AggregatedSourceStatusList);
    }

    private static Task<SelectAggregateResourceConfigResponse> Select(string json) =>
        Recorder.On(new Wire().Replying(json)).SelectAggregateResourceConfigAsync(new());
}
