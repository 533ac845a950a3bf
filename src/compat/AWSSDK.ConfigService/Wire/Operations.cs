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
                .Member("Limit", request.Limit)
                .Member("NextToken", request.NextToken)
                .Member("UpdateStatus", request.UpdateStatus));

    public static readonly Operation<
        DescribeConfigurationAggregatorsRequest,
        DescribeConfigurationAggregatorsResponse> DescribeConfigurationAggregators = new(
            Service, "DescribeConfigurationAggregators", Shapes.Aggregators,
            static (request, json) => json
                .Member("ConfigurationAggregatorNames", request.ConfigurationAggregatorNames)
                .Member("Limit", request.Limit)
                .Member("NextToken", request.NextToken));

    public static readonly Operation<
        SelectAggregateResourceConfigRequest,
        SelectAggregateResourceConfigResponse> SelectAggregateResourceConfig = new(
            Service, "SelectAggregateResourceConfig", Shapes.Select,
            static (request, json) => json
                .Member("ConfigurationAggregatorName", request.ConfigurationAggregatorName)
                .Member("Expression", request.Expression)
                .Member("Limit", request.Limit)
                .Member("MaxResults", request.MaxResults)
                .Member("NextToken", request.NextToken));
}
