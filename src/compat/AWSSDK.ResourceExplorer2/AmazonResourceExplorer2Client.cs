using Amazon.ResourceExplorer2.Model;
using Amazon.ResourceExplorer2.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Client : AmazonServiceClient, IAmazonResourceExplorer2
{
    public AmazonResourceExplorer2Client(AmazonResourceExplorer2Config config)
        : base(config)
    {
    }

    public AmazonResourceExplorer2Client(AWSCredentials credentials, AmazonResourceExplorer2Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public virtual Task<GetIndexResponse> GetIndexAsync(
        GetIndexRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetIndexResponse>(request, Operations.GetIndex.Options, cancellationToken);

    public virtual Task<GetViewResponse> GetViewAsync(
        GetViewRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetViewResponse>(request, Operations.GetView.Options, cancellationToken);

    public virtual Task<ListIndexesForMembersResponse> ListIndexesForMembersAsync(
        ListIndexesForMembersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListIndexesForMembersResponse>(request, Operations.ListIndexesForMembers.Options, cancellationToken);

    public virtual Task<ListResourcesResponse> ListResourcesAsync(
        ListResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListResourcesResponse>(request, Operations.ListResources.Options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();
}
