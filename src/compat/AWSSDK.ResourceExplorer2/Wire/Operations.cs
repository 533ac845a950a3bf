using Amazon.ResourceExplorer2.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ResourceExplorer2.Wire;

internal static class Operations
{
    private static readonly JsonService Service = new("Amazon.ResourceExplorer2", "2022-07-28", Errors.Read);

    public static readonly Operation<GetIndexRequest, GetIndexResponse> GetIndex =
        new(Service, "GetIndex", Shapes.GetIndex);

    public static readonly Operation<GetViewRequest, GetViewResponse> GetView =
        new(Service, "GetView", Shapes.GetView, static (request, json) => json.Member("ViewArn", request.ViewArn));

    public static readonly Operation<ListIndexesForMembersRequest, ListIndexesForMembersResponse>
        ListIndexesForMembers =
            new(Service, "ListIndexesForMembers", Shapes.ListIndexesForMembers, static (request, json) => json
                .Member("AccountIdList", request.AccountIdList)
                .Member("MaxResults", request.MaxResults)
                .Member("NextToken", request.NextToken));

    public static readonly Operation<ListResourcesRequest, ListResourcesResponse> ListResources =
        new(Service, "ListResources", Shapes.ListResources, static (request, json) => json
            .Object("Filters", request.Filters, static (filter, json) => json
                .Member("FilterString", filter.FilterString))
            .Member("MaxResults", request.MaxResults)
            .Member("NextToken", request.NextToken)
            .Member("ViewArn", request.ViewArn));
}
