using System.Net;
using System.Text.Json.Serialization;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ResourceExplorer2.Wire;

internal static class Operations
{
    private static readonly JsonService Service = new("Amazon.ResourceExplorer2", "2022-07-28", CreateException);

    public static readonly Operation<GetIndexRequest, GetIndexResponse> GetIndex =
        new(Service, "GetIndex", request: null, Contracts.Default.GetIndexResponse);

    public static readonly Operation<GetViewRequest, GetViewResponse> GetView =
        new(Service, "GetView", Contracts.Default.GetViewRequest, Contracts.Default.GetViewResponse);

    public static readonly Operation<ListIndexesForMembersRequest, ListIndexesForMembersResponse> ListIndexesForMembers = new(
        Service,
        "ListIndexesForMembers",
        Contracts.Default.ListIndexesForMembersRequest,
        Contracts.Default.ListIndexesForMembersResponse);

    public static readonly Operation<ListResourcesRequest, ListResourcesResponse> ListResources = new(
        Service, "ListResources", Contracts.Default.ListResourcesRequest, Contracts.Default.ListResourcesResponse);

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
