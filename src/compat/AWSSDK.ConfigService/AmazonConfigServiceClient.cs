using System.Net;
using Amazon.ConfigService.Model;
using Amazon.ConfigService.Wire;
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
            Service.Operation<
                DescribeConfigurationAggregatorSourcesStatusRequest, DescribeConfigurationAggregatorSourcesStatusResponse>(
                    "DescribeConfigurationAggregatorSourcesStatus"),
            cancellationToken);

    public virtual Task<SelectAggregateResourceConfigResponse> SelectAggregateResourceConfigAsync(
        SelectAggregateResourceConfigRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SelectAggregateResourceConfigResponse>(
            request,
            Service.Operation<SelectAggregateResourceConfigRequest, SelectAggregateResourceConfigResponse>(
                "SelectAggregateResourceConfig"),
            cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();

    private static AmazonServiceException CreateException(
        string message, Exception inner, ErrorType type, string code, string id, HttpStatusCode status) =>
        code == "NoSuchConfigurationAggregatorException"
            ? new NoSuchConfigurationAggregatorException(message, inner, type, code, id, status)
            : new AmazonConfigServiceException(message, inner, type, code, id, status);
}
