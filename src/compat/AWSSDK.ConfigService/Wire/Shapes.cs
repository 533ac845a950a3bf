using Amazon.ConfigService.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ConfigService.Wire;

internal static class Shapes
{
    private static readonly Shape<AggregatedSourceStatus> SourceStatus = new()
    {
        { "AwsRegion", (it, ref json) => it.AwsRegion = json.Word() },
        { "LastErrorCode", (it, ref json) => it.LastErrorCode = json.Word() },
        { "LastErrorMessage", (it, ref json) => it.LastErrorMessage = json.Word() },
        { "LastUpdateStatus", (it, ref json) => it.LastUpdateStatus = json.Word() },
        { "LastUpdateTime", (it, ref json) => it.LastUpdateTime = json.Time() },
        { "SourceId", (it, ref json) => it.SourceId = json.Word() },
    };

    public static readonly Shape<DescribeConfigurationAggregatorSourcesStatusResponse> SourcesStatus = new()
    {
        {
            "AggregatedSourceStatusList",
            (it, ref json) => it.AggregatedSourceStatusList = SourceStatus.ReadList(ref json)
        },
        { "NextToken", (it, ref json) => it.NextToken = json.String() },
    };

    public static readonly Shape<SelectAggregateResourceConfigResponse> Select = new()
    {
        { "NextToken", (it, ref json) => it.NextToken = json.String() },
        { "Results", (it, ref json) => it.Results = json.List(static (ref json) => json.String()) },
    };
}
