using Amazon.ResourceExplorer2.Model;

namespace Amazon.ResourceExplorer2.Wire;

internal static class Operations
{
    public static readonly Operation<GetViewRequest, GetViewResponse> GetView =
        new("GetView", Shapes.GetView, static (request, json) => json.Member("ViewArn", request.ViewArn));

    public static readonly Operation<ListIndexesForMembersRequest, ListIndexesForMembersResponse>
        ListIndexesForMembers =
            new("ListIndexesForMembers", Shapes.ListIndexesForMembers, static (request, json) => json
                .Member("AccountIdList", request.AccountIdList)
                .Member("MaxResults", request.MaxResults)
                .Member("NextToken", request.NextToken));

    public static readonly Operation<ListResourcesRequest, ListResourcesResponse> ListResources =
        new("ListResources", Shapes.ListResources, static (request, json) => json
            .Member("Filters", request.Filters)
            .Member("MaxResults", request.MaxResults)
            .Member("NextToken", request.NextToken)
            .Member("ViewArn", request.ViewArn));

    public static readonly Operation<ListViewsRequest, ListViewsResponse> ListViews =
        new("ListViews", Shapes.ListViews, static (request, json) => json
            .Member("MaxResults", request.MaxResults)
            .Member("NextToken", request.NextToken));

    public static readonly Operation<SearchRequest, SearchResponse> Search =
        new("Search", Shapes.Search, static (request, json) => json
            .Member("MaxResults", request.MaxResults)
            .Member("NextToken", request.NextToken)
            .Member("QueryString", request.QueryString)
            .Member("ViewArn", request.ViewArn));
}
