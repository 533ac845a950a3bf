using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Checks that the organization can be read, if the settings expect its accounts, that every expected account has an index, and
/// that the view shows it.
/// </summary>
internal static class AccountChecks
{
    // ListIndexesForMembers accepts 10 accounts per call and returns 10 indexes per page.
    private const int MaxProbed = 50;
    private const int MaxNamed = 10;
    private const int MaxNameLength = 60;

    /// <summary>Creates the checks, in order; none when the settings expect no account.</summary>
    public static IReadOnlyList<Check> Create(
        Settings settings,
        AwsClients clients,
        ResourceExplorerClient explorer,
        ResourceExplorerInventory inventory,
        ViewChecks view,
        Check account,
        Check instances)
    {
        var rules = settings.Rules;
        if (!rules.ExpectsOrganization)
        {
            var listed = rules.Accounts.Select(id => new OrganizationAccount(id, null, AccountState.Unknown)).ToList();
            return listed.Count == 0
                ? []
                : [new("Accounts", token => ExamineAsync(listed, isOrganization: false, token), instances)];
        }

        Organization? found = null;
        var source = new OrganizationsSource(clients.CreateOrganizations(OrganizationsSource.GetRegion(settings.ViewArn)));
        var organization = new Check("Organization", async cancellationToken =>
        {
            found = await source.ProbeAsync(cancellationToken);
            var caller = settings.ViewArn.Account;
            var role = caller == found.ManagementAccount ? "the management account" : "a delegated administrator";
            return CheckResult.Ok($"{SafeText.ToSingleLine(found.Id, 40)} has "
                + $"{TextFormat.Count(found.Accounts.Count, "account")}. {caller} is {role}.");
        }, account);
        return
        [
            organization,
            new("Accounts", token => ExamineAsync(FindExpected(found, view.Scope), isOrganization: true, token),
                instances, organization),
        ];

        async Task<CheckResult> ExamineAsync(
            List<OrganizationAccount> expected, bool isOrganization, CancellationToken cancellationToken)
        {
            var progress = new Progress<Progress>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            await inventory.ReadIndexesAsync(progress, index => seen.Add(index.Account), cancellationToken);
            var unseen = expected.Where(each => !seen.Contains(each.Id))
                .OrderBy(each => each.Id, StringComparer.Ordinal).ToList();
            if (unseen.Count is 0 or > MaxProbed)
            {
                return Evaluate(expected.Count, unseen, null, isOrganization);
            }

            var (indexes, warning) = await new MemberIndexReader(explorer, progress)
                .ReadAsync([.. unseen.Select(each => each.Id)], cancellationToken);
            var indexed = indexes?.Select(index => index.Account).ToHashSet(StringComparer.Ordinal);
            var result = Evaluate(expected.Count, unseen, indexed, isOrganization);
            return warning is null ? result : result with { Message = $"{result.Message} {warning}" };
        }
    }

    // The accounts that a view should show: active, and in its scope if that is known.
    private static List<OrganizationAccount> FindExpected(Organization? organization, string? scope)
    {
        var view = new View("", scope);
        return
        [
            .. (organization?.Accounts.Values ?? []).Where(account =>
                !account.IsClosed && account.State != AccountState.PendingActivation && view.Covers(account) != false),
        ];
    }

    // The accounts that have an index outside the view are null when that is not known.
    private static CheckResult Evaluate(
        int expected, List<OrganizationAccount> unseen, HashSet<string>? indexed, bool isOrganization)
    {
        var share = "The view shows an index of " + (isOrganization
            ? $"{TextFormat.Part(expected - unseen.Count, expected, "active account")} in its scope."
            : $"{TextFormat.Part(expected - unseen.Count, expected, "expected account")}.");
        if (unseen.Count == 0)
        {
            return CheckResult.Ok(share);
        }

        var without = unseen.Where(account => indexed?.Contains(account.Id) != true).ToList();
        var hidden = unseen.Except(without).ToList();
        var noIndex = indexed is null ? "No index in the view" : "No index";
        return CheckResult.Warning(
            share
                + (without.Count == 0 ? "" : $" {noIndex}: {FormatNames(without)}.")
                + (hidden.Count == 0 ? "" : $" An index that the view does not show: {FormatNames(hidden)}."),
            without.Count > 0
                ? "Turn on Resource Explorer in every Region of these accounts: see docs/prerequisites.md. Quick Setup does not "
                    + $"include the management account.{(isOrganization ? "" : $" Or correct {Setting.Accounts}.")}"
                : "If the indexes are new, wait up to 36 hours. Otherwise, check the scope and the filter of the view.");
    }

    private static string FormatNames(List<OrganizationAccount> accounts) => TextFormat.List(
        accounts.ConvertAll(account => account.Name is { } name
            ? $"{account.Id} ({SafeText.ToSingleLine(name, MaxNameLength)})"
            : account.Id),
        MaxNamed);
}
