using Amazon.ConfigService.Model;
using Amazon.Runtime;

namespace Amazon.ConfigService;

public interface IAmazonConfigService : IAmazonService, IDisposable
{
    Task<DescribeConfigurationAggregatorSourcesStatusResponse> DescribeConfigurationAggregatorSourcesStatusAsync(
        DescribeConfigurationAggregatorSourcesStatusRequest request, CancellationToken cancellationToken = default);

    Task<SelectAggregateResourceConfigResponse> SelectAggregateResourceConfigAsync(
        SelectAggregateResourceConfigRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonConfigServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonConfigServiceClient(awsCredentials, (AmazonConfigServiceConfig)clientConfig);
}
