using Amazon.ConfigService.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ConfigService.Wire;

internal static class Operations
{
    private static readonly JsonService Service =
        new("Amazon.ConfigService", "2014-11-12", Errors.Read, target: "StarlingDoveService");

    public static readonly Operation<
        DescribeConfigurationAggregatorSourcesStatusRequest,
        DescribeConfigurationAggregatorSourcesStatusResponse> DescribeConfigurationAggregatorSourcesStatus = new(
            Service, "DescribeConfigurationAggregatorSourcesStatus", Shapes.SourcesStatus,
            static (request, json) => json
                .Member("ConfigurationAggregatorName", request.ConfigurationAggregatorName)
                .Member("NextToken", request.NextToken)
                .Member("UpdateStatus", request.UpdateStatus));

    public static readonly Operation<
        SelectAggregateResourceConfigRequest,
        SelectAggregateResourceConfigResponse> SelectAggregateResourceConfig = new(
            Service, "SelectAggregateResourceConfig", Shapes.Select,
            static (request, json) => json
                .Member("ConfigurationAggregatorName", request.ConfigurationAggregatorName)
                .Member("Expression", request.Expression)
                .Member("MaxResults", request.MaxResults)
                .Member("NextToken", request.NextToken));
}
