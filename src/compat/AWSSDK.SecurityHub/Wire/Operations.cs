using System.Globalization;
using System.Text.Json;
using Amazon.SecurityHub.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.SecurityHub.Wire;

internal static class Operations
{
    private static readonly JsonService Service = new("Amazon.SecurityHub", "2018-10-26", Errors.Read);

    public static readonly Operation<GetFindingsRequest, GetFindingsResponse> GetFindings =
        new(Service, "findings", Shapes.GetFindings, static (request, json) => json
            .Object("Filters", request.Filters, Filters)
            .Member("MaxResults", request.MaxResults)
            .Member("NextToken", request.NextToken));

    public static readonly QueryOperation<ListFindingAggregatorsRequest, ListFindingAggregatorsResponse>
        ListFindingAggregators =
            new(Service, "findingAggregator/list", Shapes.ListFindingAggregators, static request =>
            [
                ("MaxResults", request.MaxResults?.ToString(CultureInfo.InvariantCulture)),
                ("NextToken", request.NextToken),
            ]);

    private static void Filters(AwsSecurityFindingFilters filters, Utf8JsonWriter json) => json
        .Objects("ComplianceSecurityControlId", filters.ComplianceSecurityControlId, Text)
        .Objects("ComplianceStatus", filters.ComplianceStatus, Text)
        .Objects("RecordState", filters.RecordState, Text)
        .Objects("ResourceId", filters.ResourceId, Text)
        .Objects("ResourceType", filters.ResourceType, Text);

    private static void Text(StringFilter filter, Utf8JsonWriter json) => json
        .Member("Comparison", filter.Comparison)
        .Member("Value", filter.Value);
}
