using Amazon.ConfigService.Model;
using Amazon.ConfigService.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.ConfigService;

public class AmazonConfigServiceClient : AmazonServiceClient, IAmazonConfigService
{
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
            request, Operations.DescribeConfigurationAggregatorSourcesStatus.Options, cancellationToken);

    public virtual Task<SelectAggregateResourceConfigResponse> SelectAggregateResourceConfigAsync(
        SelectAggregateResourceConfigRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SelectAggregateResourceConfigResponse>(
            request, Operations.SelectAggregateResourceConfig.Options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();
}
