using Amazon.Runtime;
using Amazon.SecurityHub.Model;

namespace Amazon.SecurityHub;

public interface IAmazonSecurityHub : IAmazonService, IDisposable
{
    Task<GetFindingsResponse> GetFindingsAsync(
        GetFindingsRequest request, CancellationToken cancellationToken = default);

    Task<ListFindingAggregatorsResponse> ListFindingAggregatorsAsync(
        ListFindingAggregatorsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSecurityHubConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSecurityHubClient(awsCredentials, (AmazonSecurityHubConfig)clientConfig);
}
