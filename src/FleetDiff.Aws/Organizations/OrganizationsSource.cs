using Amazon.Organizations;
using Amazon.Organizations.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;
using Organization = FleetDiff.Core.Model.Organization;

namespace FleetDiff.Aws.Organizations;

/// <summary>
/// Reads the accounts of the organization from AWS Organizations: their names, states and organizational units. Only the
/// management account and delegated administrators can (AWS Organizations API Reference, ListAccounts). The e-mail addresses
/// of the root users are not kept.
/// </summary>
/// <param name="client">The client, in the Region of <see cref="GetRegion"/>.</param>
internal sealed class OrganizationsSource(IAmazonOrganizations client) : IEvidenceSource
{
    /// <summary>
    /// A conservative rate. The service throttles parallel calls, so the calls are also made one after the other.
    /// </summary>
    public const double CallsPerSecond = 4;

    // The maximum (AWS Organizations API Reference, ListAccounts, MaxResults).
    private const int PageSize = 20;

    private const string Accounts = "accounts";
    private const string Units = "organizational units";

    private const string Permission =
        "organizations:DescribeOrganization, organizations:ListAccounts and organizations:DescribeOrganizationalUnit";

    private const string Alternative = $"or set {Setting.Accounts} to account ids, or to none.";

    public Source Name => Source.Organizations;

    /// <summary>
    /// Returns the Region of the endpoint, which a partition has only one of (AWS General Reference, AWS Organizations endpoints
    /// and quotas).
    /// </summary>
    public static string GetRegion(AwsArn view) => view.Partition switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-northwest-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => view.Region,
    };

    // Needs no inventory, and does not wait for it.
    public async Task<SourceEvidence> ReadAsync(
        Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var reader = new PageReader(CreateFailure, progress);
        var (organization, warnings) = await ReadAccountsAsync(reader, cancellationToken);
        var units = organization.Accounts.Values.SelectMany(account => account.UnitIds).Distinct().ToList();
        var names = await ReadNamesAsync(reader, units, cancellationToken);
        var accounts = organization.Accounts.Values.ToDictionary(
            account => account.Id, account => account with { OrganizationalUnit = FormatUnits(account.UnitIds) });
        return new(reader.CreateResult(Name, []))
        {
            Organization = organization with { Accounts = accounts },
            Warnings = warnings,
        };

        // A unit can be deleted in the meantime: then it has no name.
        string? FormatUnits(IReadOnlyList<string> ids) => ids.Count == 0
            ? null
            : string.Join('/', ids.Select(id => names.GetValueOrDefault(id, id)));
    }

    /// <summary>Reads the accounts, without the names of their units, and one unit to test the permission.</summary>
    internal async Task<Organization> ProbeAsync(CancellationToken cancellationToken)
    {
        var reader = new PageReader(CreateFailure);
        var (organization, _) = await ReadAccountsAsync(reader, cancellationToken);
        var units = organization.Accounts.Values.SelectMany(account => account.UnitIds).Take(1).ToList();
        await ReadNamesAsync(reader, units, cancellationToken);
        return organization;
    }

    private async Task<(Organization Organization, IReadOnlyList<string> Warnings)> ReadAccountsAsync(
        PageReader reader, CancellationToken cancellationToken)
    {
        Organization? organization = null;
        await reader.ReadAsync(
            "the organization",
            _ => DescribeOrganizationAsync(cancellationToken),
            described => organization = described,
            cancellationToken);
        var accounts = new Dictionary<string, OrganizationAccount>();
        var rejected = new RejectedRowLog("accounts in AWS Organizations", "id");
        var withoutPath = 0;
        await reader.ReadAsync(Accounts, ListAccountsAsync, Take, cancellationToken);

        // The list has every account of the organization, and always the management account.
        if (!accounts.ContainsKey(organization!.ManagementAccount))
        {
            throw CreateFailure(
                Accounts, reader.Pages, new UnexpectedResponseException("the list lacks the management account"));
        }

        return (
            organization with { Accounts = accounts },
            [
                .. rejected.Warnings,
                .. withoutPath == 0 ? Array.Empty<string>() :
                [
                    "AWS Organizations returned no path for " + TextFormat.Count(withoutPath, "account")
                    + ": the organizational units are not known.",
                ],
            ]);

        void Take(Account row)
        {
            if (AccountRow.Parse(row) is not { } account)
            {
                rejected.AddUnreadable(row.Id);
                return;
            }

            withoutPath += row.Paths is { Count: > 0 } ? 0 : 1;
            accounts[account.Id] = account;
        }

        async Task<ResponsePage<Account>> ListAccountsAsync(string? token)
        {
            var page = await client.ListAccountsAsync(
                new ListAccountsRequest { MaxResults = PageSize, NextToken = token }, cancellationToken);
            return new(page.Accounts, page.NextToken);
        }
    }

    private async Task<ResponsePage<Organization>> DescribeOrganizationAsync(CancellationToken cancellationToken)
    {
        var response = await client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellationToken);
        return response.Organization is { Id: { Length: > 0 } id, MasterAccountId: { } management }
            && InstanceKey.TryParseAccount(management, out _)
            ? new([new(id, management, new Dictionary<string, OrganizationAccount>())], null)
            : throw new UnexpectedResponseException("it has no organization");
    }

    private async Task<Dictionary<string, string>> ReadNamesAsync(
        PageReader reader, IReadOnlyList<string> units, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>();
        await reader.ReadAsync<string, OrganizationalUnit>(
            Units, units, (id, _) => DescribeUnitAsync(id), unit => names[unit.Id] = unit.Name, cancellationToken);
        return names;

        async Task<ResponsePage<OrganizationalUnit>> DescribeUnitAsync(string id)
        {
            try
            {
                var response = await client.DescribeOrganizationalUnitAsync(
                    new DescribeOrganizationalUnitRequest { OrganizationalUnitId = id }, cancellationToken);
                return response.OrganizationalUnit is { Name.Length: > 0 } unit && unit.Id == id
                    ? new([unit], null)
                    : throw new UnexpectedResponseException("it does not have the organizational unit");
            }
            catch (OrganizationalUnitNotFoundException)
            {
                return new([], null);
            }
        }
    }

    private static SourceFailedException CreateFailure(string what, int pages, Exception e) => AwsFailure.DescribeSource(
        $"reading {what} from AWS Organizations, after {pages} pages,", Permission, e, FindSetupHint(e));

    // A denial by a policy names the action (IAM User Guide, Troubleshoot access denied error messages). Any other denial means
    // that the account may not call the operation at all.
    private static string? FindSetupHint(Exception e) => e switch
    {
        AWSOrganizationsNotInUseException => $"Run FleetDiff in an account of an organization, {Alternative}",
        AccessDeniedException when !e.Message.Contains("not authorized to perform", StringComparison.Ordinal) =>
            $"Run FleetDiff in the management account or in a delegated administrator account, {Alternative}",
        _ => null,
    };
}
