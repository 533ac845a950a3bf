using System.Net;
using System.Text.Json.Serialization;
using Amazon.ConfigService.Model;
using Amazon.Runtime;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ConfigService.Wire;

internal static class Operations
{
    private static readonly JsonService Service =
        new("Amazon.ConfigService", "2014-11-12", CreateException, Target: "StarlingDoveService");

    public static readonly Operation<
        DescribeConfigurationAggregatorSourcesStatusRequest,
        DescribeConfigurationAggregatorSourcesStatusResponse> DescribeConfigurationAggregatorSourcesStatus = new(
            Service,
            "DescribeConfigurationAggregatorSourcesStatus",
            Contracts.Default.DescribeConfigurationAggregatorSourcesStatusRequest,
            Contracts.Default.DescribeConfigurationAggregatorSourcesStatusResponse);

    public static readonly Operation<
        SelectAggregateResourceConfigRequest, SelectAggregateResourceConfigResponse> SelectAggregateResourceConfig = new(
            Service,
            "SelectAggregateResourceConfig",
            Contracts.Default.SelectAggregateResourceConfigRequest,
            Contracts.Default.SelectAggregateResourceConfigResponse);

    private static AmazonServiceException CreateException(
        string message, Exception inner, ErrorType type, string code, string id, HttpStatusCode status) =>
        code == "NoSuchConfigurationAggregatorException"
            ? new NoSuchConfigurationAggregatorException(message, inner, type, code, id, status)
            : new AmazonConfigServiceException(message, inner, type, code, id, status);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeConfigurationAggregatorSourcesStatusRequest))]
[JsonSerializable(typeof(DescribeConfigurationAggregatorSourcesStatusResponse))]
[JsonSerializable(typeof(SelectAggregateResourceConfigRequest))]
[JsonSerializable(typeof(SelectAggregateResourceConfigResponse))]
internal sealed partial class Contracts : JsonSerializerContext;
