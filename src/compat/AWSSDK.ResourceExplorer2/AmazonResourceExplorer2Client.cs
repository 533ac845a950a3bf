using Amazon.ResourceExplorer2.Model;
using Amazon.ResourceExplorer2.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Client : AmazonServiceClient, IAmazonResourceExplorer2
{
    private static readonly ServiceMetadata Metadata = new(AmazonResourceExplorer2Config.ServiceId);

    public AmazonResourceExplorer2Client()
        : this(new AmazonResourceExplorer2Config())
    {
    }

    public AmazonResourceExplorer2Client(AmazonResourceExplorer2Config config)
        : base(config)
    {
    }

    public AmazonResourceExplorer2Client(AWSCredentials credentials, AmazonResourceExplorer2Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<GetViewResponse> GetViewAsync(
        GetViewRequest request, CancellationToken cancellationToken = default) =>
        Call(Operations.GetView, request, cancellationToken);

    public virtual Task<ListIndexesForMembersResponse> ListIndexesForMembersAsync(
        ListIndexesForMembersRequest request, CancellationToken cancellationToken = default) =>
        Call(Operations.ListIndexesForMembers, request, cancellationToken);

    public virtual Task<ListResourcesResponse> ListResourcesAsync(
        ListResourcesRequest request, CancellationToken cancellationToken = default) =>
        Call(Operations.ListResources, request, cancellationToken);

    public virtual Task<ListViewsResponse> ListViewsAsync(
        ListViewsRequest request, CancellationToken cancellationToken = default) =>
        Call(Operations.ListViews, request, cancellationToken);

    public virtual Task<SearchResponse> SearchAsync(
        SearchRequest request, CancellationToken cancellationToken = default) =>
        Call(Operations.Search, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();

    private Task<TResponse> Call<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonResourceExplorer2Request
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions { RequestMarshaller = operation, ResponseUnmarshaller = operation },
            cancellationToken);
}
