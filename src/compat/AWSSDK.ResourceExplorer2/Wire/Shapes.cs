using Amazon.ResourceExplorer2.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ResourceExplorer2.Wire;

internal static class Shapes
{
    private static readonly Shape<ResourceProperty> ResourceProperty = new()
    {
        { "Data", (it, ref json) => it.Data = json.Document() },
        { "LastReportedAt", (it, ref json) => it.LastReportedAt = json.Time() },
        { "Name", (it, ref json) => it.Name = json.Word() },
    };

    private static readonly Shape<Resource> Resource = new()
    {
        { "Arn", (it, ref json) => it.Arn = json.String() },
        { "OwningAccountId", (it, ref json) => it.OwningAccountId = json.Word() },
        { "Region", (it, ref json) => it.Region = json.Word() },
        { "ResourceType", (it, ref json) => it.ResourceType = json.Word() },
        { "Service", (it, ref json) => it.Service = json.Word() },
        { "LastReportedAt", (it, ref json) => it.LastReportedAt = json.Time() },
        { "Properties", (it, ref json) => it.Properties = ResourceProperty.ReadList(ref json) },
    };

    private static readonly Shape<SearchFilter> SearchFilter = new()
    {
        { "FilterString", (it, ref json) => it.FilterString = json.String() },
    };

    private static readonly Shape<IncludedProperty> IncludedProperty = new()
    {
        { "Name", (it, ref json) => it.Name = json.String() },
    };

    private static readonly Shape<View> View = new()
    {
        { "Filters", (it, ref json) => it.Filters = SearchFilter.Read(ref json) },
        { "IncludedProperties", (it, ref json) => it.IncludedProperties = IncludedProperty.ReadList(ref json) },
        { "Scope", (it, ref json) => it.Scope = json.String() },
        { "ViewArn", (it, ref json) => it.ViewArn = json.String() },
    };

    private static readonly Shape<MemberIndex> MemberIndex = new()
    {
        { "AccountId", (it, ref json) => it.AccountId = json.Word() },
        { "Arn", (it, ref json) => it.Arn = json.String() },
        { "Region", (it, ref json) => it.Region = json.Word() },
        { "Type", (it, ref json) => it.Type = json.Word() },
    };

    public static readonly Shape<GetIndexResponse> GetIndex = new()
    {
        { "Arn", (it, ref json) => it.Arn = json.String() },
        { "ReplicatingFrom", (it, ref json) => it.ReplicatingFrom = json.List(static (ref json) => json.Word()) },
        { "ReplicatingTo", (it, ref json) => it.ReplicatingTo = json.List(static (ref json) => json.Word()) },
        { "State", (it, ref json) => it.State = json.Word() },
        { "Type", (it, ref json) => it.Type = json.Word() },
    };

    public static readonly Shape<GetViewResponse> GetView = new()
    {
        { "View", (it, ref json) => it.View = View.Read(ref json) },
    };

    public static readonly Shape<ListIndexesForMembersResponse> ListIndexesForMembers = new()
    {
        { "Indexes", (it, ref json) => it.Indexes = MemberIndex.ReadList(ref json) },
        { "NextToken", (it, ref json) => it.NextToken = json.String() },
    };

    public static readonly Shape<ListResourcesResponse> ListResources = new()
    {
        { "NextToken", (it, ref json) => it.NextToken = json.String() },
        { "Resources", (it, ref json) => it.Resources = Resource.ReadList(ref json) },
        { "ViewArn", (it, ref json) => it.ViewArn = json.String() },
    };
}
