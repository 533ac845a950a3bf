using System.Net;
using System.Text.Json.Serialization;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FleetDiff.Compat.Service;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Client : AmazonServiceClient, IAmazonResourceExplorer2
{
    private static readonly JsonService Service =
        new("Amazon.ResourceExplorer2", "2022-07-28", Contracts.Default, CreateException);

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
        InvokeAsync<GetIndexResponse>(request, Service.Operation<GetIndexResponse>("GetIndex"), cancellationToken);

    public virtual Task<GetViewResponse> GetViewAsync(
        GetViewRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetViewResponse>(request, Service.Operation<GetViewResponse>("GetView"), cancellationToken);

    public virtual Task<ListIndexesForMembersResponse> ListIndexesForMembersAsync(
        ListIndexesForMembersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListIndexesForMembersResponse>(
            request, Service.Operation<ListIndexesForMembersResponse>("ListIndexesForMembers"), cancellationToken);

    public virtual Task<ListResourcesResponse> ListResourcesAsync(
        ListResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListResourcesResponse>(request, Service.Operation<ListResourcesResponse>("ListResources"), cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();

    private static AmazonServiceException CreateException(
        string message, Exception inner, ErrorType type, string code, string id, HttpStatusCode status) => code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, id, status),
            "ResourceNotFoundException" => new ResourceNotFoundException(message, inner, type, code, id, status),
            _ => new AmazonResourceExplorer2Exception(message, inner, type, code, id, status),
        };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetIndexResponse))]
[JsonSerializable(typeof(GetViewRequest))]
[JsonSerializable(typeof(GetViewResponse))]
[JsonSerializable(typeof(ListIndexesForMembersRequest))]
[JsonSerializable(typeof(ListIndexesForMembersResponse))]
[JsonSerializable(typeof(ListResourcesRequest))]
[JsonSerializable(typeof(ListResourcesResponse))]
internal sealed partial class Contracts : JsonSerializerContext;
