using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Organizing;

/// <summary>ListAccounts, DescribeOrganization and DescribeOrganizationalUnit.</summary>
internal sealed class AccountOperations(Organizations organizations)
{
    private const string InvalidInput = "InvalidInputException";
    private const int MaxPage = 20;

    private readonly PageTokens _tokens = new();

    public Answer ListAccounts(AwsRequest request)
    {
        RequireAdministrator();
        var input = Input.Of(request, InvalidInput);
        var size = Math.Min(input.Number("MaxResults", MaxPage, otherwise: MaxPage), request.PageLimit);
        var position = input.Text("NextToken", 0, 100_000) is not { } token ? 0
            : _tokens.Read(request.Operation, token)
                ?? throw new ServiceException(400, InvalidInput, "You specified an invalid value.");
        var page = organizations.Accounts.Read(_ => true, position, size);
        return JsonProtocol.Result(json =>
        {
            json.WriteArray("Accounts", page.Items, account => Write(json, account));
            json.WriteOptional(
                "NextToken", page.Next is { } next ? _tokens.Issue(request.Operation, next) : null);
        });
    }

    public Answer DescribeOrganization(AwsRequest request)
    {
        RequireOrganization();
        var (id, management) = (organizations.Id, organizations.ManagementAccount);
        return JsonProtocol.Result(json =>
        {
            json.WriteStartObject("Organization");
            json.WriteString("Id", id);
            json.WriteString("Arn", $"arn:aws:organizations::{management}:organization/{id}");
            json.WriteString("FeatureSet", "ALL");
            json.WriteString("MasterAccountArn", $"arn:aws:organizations::{management}:account/{id}/{management}");
            json.WriteString("MasterAccountId", management);
            json.WriteString("MasterAccountEmail", EmailOf(management));
            json.WriteEndObject();
        });
    }

    public Answer DescribeOrganizationalUnit(AwsRequest request)
    {
        RequireAdministrator();
        var id = Input.Of(request, InvalidInput).RequiredText("OrganizationalUnitId", 1, 68);
        var unit = organizations.Units.Find(id) ?? throw new ServiceException(
            400, "OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");
        return JsonProtocol.Result(json =>
        {
            json.WriteStartObject("OrganizationalUnit");
            json.WriteString("Id", unit.Id);
            json.WriteString(
                "Arn",
                $"arn:aws:organizations::{organizations.ManagementAccount}:ou/{organizations.Id}/{unit.Id}");
            json.WriteString("Name", unit.Name);
            json.WriteString("Path", organizations.GetPath(unit.Id));
            json.WriteEndObject();
        });
    }

    private void RequireOrganization()
    {
        if (organizations.Id is null)
        {
            throw new ServiceException(
                400, "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
    }

    private void RequireAdministrator()
    {
        RequireOrganization();
        if (organizations.ManagementAccount != Caller.Account && !organizations.IsDelegatedAdministrator)
        {
            throw new ServiceException(
                400, "AccessDeniedException", "You don't have permissions to access this resource.");
        }
    }

    private void Write(Utf8JsonWriter json, OrganizationAccount account)
    {
        json.WriteStartObject();
        json.WriteString("Id", account.Id);
        json.WriteString(
            "Arn",
            $"arn:aws:organizations::{organizations.ManagementAccount}:account/{organizations.Id}/{account.Id}");
        json.WriteString("Email", EmailOf(account.Id));
        json.WriteString("Name", account.Name);
        json.WriteOptional("Status", account.Status);
        json.WriteOptional("State", account.State);
        if (account.HasPaths)
        {
            json.WriteArray(
                "Paths", [$"{organizations.GetPath(account.Unit)}{account.Id}/"], path => json.WriteStringValue(path));
        }

        json.WriteString("JoinedMethod", "CREATED");
        json.WriteSeconds("JoinedTimestamp", account.Joined);
        json.WriteEndObject();
    }

    private static string EmailOf(string account) => $"root+{account}@example.com";
}
