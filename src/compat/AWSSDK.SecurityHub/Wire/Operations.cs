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
            .Member("NextToken", request.NextToken)
            .Objects("SortCriteria", request.SortCriteria, static (criterion, json) => json
                .Member("Field", criterion.Field)
                .Member("SortOrder", criterion.SortOrder)));

    public static readonly QueryOperation<ListFindingAggregatorsRequest, ListFindingAggregatorsResponse>
        ListFindingAggregators =
            new(Service, "findingAggregator/list", Shapes.ListFindingAggregators, static request =>
            [
                ("MaxResults", request.MaxResults?.ToString(CultureInfo.InvariantCulture)),
                ("NextToken", request.NextToken),
            ]);

    private static void Filters(AwsSecurityFindingFilters filters, Utf8JsonWriter json) => json
        .Objects("AwsAccountId", filters.AwsAccountId, Text)
        .Objects("ComplianceSecurityControlId", filters.ComplianceSecurityControlId, Text)
        .Objects("ComplianceStatus", filters.ComplianceStatus, Text)
        .Objects("RecordState", filters.RecordState, Text)
        .Objects("Region", filters.Region, Text)
        .Objects("ResourceId", filters.ResourceId, Text)
        .Objects("ResourceRegion", filters.ResourceRegion, Text)
        .Objects("ResourceType", filters.ResourceType, Text)
        .Objects("UpdatedAt", filters.UpdatedAt, Date)
        .Objects("WorkflowStatus", filters.WorkflowStatus, Text);

    private static void Text(StringFilter filter, Utf8JsonWriter json) => json
        .Member("Comparison", filter.Comparison)
        .Member("Value", filter.Value);

    private static void Date(DateFilter filter, Utf8JsonWriter json) => json
        .Object("DateRange", filter.DateRange, static (range, json) => json
            .Member("Unit", range.Unit)
            .Member("Value", range.Value))
        .Member("End", filter.End)
        .Member("Start", filter.Start);
}
