using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;

namespace Amazon.ResourceExplorer2;

public interface IAmazonResourceExplorer2 : IAmazonService, IDisposable
{
    Task<GetIndexResponse> GetIndexAsync(GetIndexRequest request, CancellationToken cancellationToken = default);

    Task<GetViewResponse> GetViewAsync(GetViewRequest request, CancellationToken cancellationToken = default);

    Task<ListIndexesForMembersResponse> ListIndexesForMembersAsync(
        ListIndexesForMembersRequest request, CancellationToken cancellationToken = default);

    Task<ListResourcesResponse> ListResourcesAsync(
        ListResourcesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonResourceExplorer2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonResourceExplorer2Client(awsCredentials, (AmazonResourceExplorer2Config)clientConfig);
}
