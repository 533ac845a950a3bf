using Amazon.Organizations.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.Organizations.Wire;

internal static class Shapes
{
    private static readonly Shape<Account> Account = new()
    {
        { "Id", (it, ref json) => it.Id = json.String() },
        { "JoinedTimestamp", (it, ref json) => it.JoinedTimestamp = json.Time() },
        { "Name", (it, ref json) => it.Name = json.String() },
        { "Paths", (it, ref json) => it.Paths = json.List(static (ref json) => json.Word()) },
        { "State", (it, ref json) => it.State = json.Word() },
        { "Status", (it, ref json) => it.Status = json.Word() },
    };

    private static readonly Shape<Organization> Organization = new()
    {
        { "Id", (it, ref json) => it.Id = json.String() },
        { "MasterAccountId", (it, ref json) => it.MasterAccountId = json.String() },
    };

    private static readonly Shape<OrganizationalUnit> Unit = new()
    {
        { "Id", (it, ref json) => it.Id = json.String() },
        { "Name", (it, ref json) => it.Name = json.String() },
    };

    public static readonly Shape<DescribeOrganizationResponse> DescribeOrganization = new()
    {
        { "Organization", (it, ref json) => it.Organization = Organization.Read(ref json) },
    };

    public static readonly Shape<DescribeOrganizationalUnitResponse> DescribeOrganizationalUnit = new()
    {
        { "OrganizationalUnit", (it, ref json) => it.OrganizationalUnit = Unit.Read(ref json) },
    };

    public static readonly Shape<ListAccountsResponse> ListAccounts = new()
    {
        { "Accounts", (it, ref json) => it.Accounts = Account.ReadList(ref json) },
        { "NextToken", (it, ref json) => it.NextToken = json.String() },
    };
}
