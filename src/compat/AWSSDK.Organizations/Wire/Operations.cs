using Amazon.Organizations.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.Organizations.Wire;

internal static class Operations
{
    private static readonly JsonService Service =
        new("Amazon.Organizations", "2016-11-28", Errors.Read, target: "AWSOrganizationsV20161128");

    // AWS JSON 1.1 sends an empty object for a request without members.
    public static readonly Operation<DescribeOrganizationRequest, DescribeOrganizationResponse> DescribeOrganization =
        new(Service, "DescribeOrganization", Shapes.DescribeOrganization, static (_, _) => { });

    public static readonly Operation<
        DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse> DescribeOrganizationalUnit = new(
            Service, "DescribeOrganizationalUnit", Shapes.DescribeOrganizationalUnit,
            static (request, json) => json.Member("OrganizationalUnitId", request.OrganizationalUnitId));

    public static readonly Operation<ListAccountsRequest, ListAccountsResponse> ListAccounts = new(
        Service, "ListAccounts", Shapes.ListAccounts,
        static (request, json) => json
            .Member("MaxResults", request.MaxResults)
            .Member("NextToken", request.NextToken));
}
