using System.Text.Json.Nodes;
using LocalAws.Serving;

namespace LocalAws.Organizing;

/// <summary>
/// The wire protocol of Organizations, limited to the operations that read accounts and units. Each partition has one
/// endpoint, which accepts only signatures for its Region.
/// </summary>
internal sealed class OrganizationsApi : JsonService
{
    private const string InvalidInput = "InvalidInputException";
    private const int MaxPage = 20;

    private static readonly string[] Regions = ["us-east-1", "us-gov-west-1", "cn-northwest-1"];

    private readonly Organizations _organizations;

    public OrganizationsApi(Organizations organizations)
        : base("organizations", _ => "*")
    {
        _organizations = organizations;
        Operations = new()
        {
            ["ListAccounts"] = ListAccounts,
            ["DescribeOrganization"] = DescribeOrganization,
            ["DescribeOrganizationalUnit"] = DescribeOrganizationalUnit,
        };
    }

    public override ServiceException Throttled => new(
        400, "TooManyRequestsException",
        "You have sent too many requests in too short a period of time. Try again later.");

    public override ServiceException InternalError => new(
        500, "ServiceException", "AWS Organizations can't complete your request because of an internal service error.");

    public override Answer Perform(AwsRequest request)
    {
        if (!Regions.Contains(request.Region))
        {
            throw new ServiceException(
                403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region.");
        }

        if (_organizations.Id is null)
        {
            throw new ServiceException(
                400, "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }

        // Every account may call this operation.
        if (request.Operation is not "DescribeOrganization"
            && _organizations.ManagementAccount != LocalAwsServer.AccountId && !_organizations.IsDelegatedAdministrator)
        {
            throw new ServiceException(
                400, "AccessDeniedException", "You don't have permissions to access this resource.");
        }

        return base.Perform(request);
    }

    private Answer ListAccounts(AwsRequest request)
    {
        var input = Input.Of(request, InvalidInput);
        var wanted = PageRequest.Of(
            request,
            input,
            "",
            input.Number("MaxResults", MaxPage, otherwise: MaxPage),
            new(400, InvalidInput, "You specified an invalid value."));
        var page = _organizations.Accounts.Read(wanted);
        return Result(("Accounts", Json.Array(page.Items, Write)), ("NextToken", page.NextToken));
    }

    private Answer DescribeOrganization(AwsRequest request)
    {
        var management = _organizations.ManagementAccount;
        return Result(("Organization", Json.Object(
            ("Id", _organizations.Id),
            ("Arn", ArnOf("organization", null)),
            ("FeatureSet", "ALL"),
            ("MasterAccountArn", ArnOf("account", management)),
            ("MasterAccountId", management),
            ("MasterAccountEmail", EmailOf(management)))));
    }

    private Answer DescribeOrganizationalUnit(AwsRequest request)
    {
        var id = Input.Of(request, InvalidInput).RequiredText("OrganizationalUnitId");
        var unit = _organizations.Units.Find(id) ?? throw new ServiceException(
            400, "OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");
        return Result(("OrganizationalUnit", Json.Object(
            ("Id", unit.Id),
            ("Arn", ArnOf("ou", unit.Id)),
            ("Name", unit.Name),
            ("Path", _organizations.GetPath(unit.Id)))));
    }

    private JsonObject Write(OrganizationAccount account) => Json.Object(
        ("Id", account.Id),
        ("Arn", ArnOf("account", account.Id)),
        ("Email", EmailOf(account.Id)),
        ("Name", account.Name),
        ("Status", account.Status),
        ("State", account.State),
        ("Paths", account.HasPaths ? Json.Texts([$"{_organizations.GetPath(account.Unit)}{account.Id}/"]) : null),
        ("JoinedMethod", "CREATED"),
        ("JoinedTimestamp", Json.Seconds(account.Joined)));

    private string ArnOf(string type, string? id) =>
        $"arn:aws:organizations::{_organizations.ManagementAccount}:{type}/{_organizations.Id}{(id is null ? "" : $"/{id}")}";

    private static string EmailOf(string account) => $"root+{account}@example.com";
}
