using System.Net;
using System.Text.Json.Serialization;
using Amazon.ConfigService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FleetDiff.Compat.Service;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ConfigService;

public class AmazonConfigServiceClient : AmazonServiceClient, IAmazonConfigService
{
    private static readonly JsonService Service =
        new("Amazon.ConfigService", "2014-11-12", Contracts.Default, CreateException, Target: "StarlingDoveService");

    public AmazonConfigServiceClient(AmazonConfigServiceConfig config)
        : base(config)
    {
    }

    public AmazonConfigServiceClient(AWSCredentials credentials, AmazonConfigServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public virtual Task<DescribeConfigurationAggregatorSourcesStatusResponse> DescribeConfigurationAggregatorSourcesStatusAsync(
        DescribeConfigurationAggregatorSourcesStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeConfigurationAggregatorSourcesStatusResponse>(
            request,
            Service.Operation<DescribeConfigurationAggregatorSourcesStatusResponse>(
                "DescribeConfigurationAggregatorSourcesStatus"),
            cancellationToken);

    public virtual Task<SelectAggregateResourceConfigResponse> SelectAggregateResourceConfigAsync(
        SelectAggregateResourceConfigRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SelectAggregateResourceConfigResponse>(
            request,
            Service.Operation<SelectAggregateResourceConfigResponse>("SelectAggregateResourceConfig"),
            cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();

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
