using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Checks that the organization can be read, if the settings expect its accounts, that every expected account has an index, and
/// that the view shows it.
/// </summary>
internal sealed class AccountChecks(
    Settings settings, ResourceExplorerClient explorer, ResourceExplorerInventory inventory)
{
    // ListIndexesForMembers accepts 10 accounts per call and returns 10 indexes per page.
    private const int MaxProbed = 50;
    private const int MaxNamed = 10;
    private const int MaxNameLength = 60;

    private Organization? _organization;

    /// <summary>Creates the checks, in order; none when the settings expect no account.</summary>
    public IReadOnlyList<Check> Create(AwsClients clients, ViewChecks view, Check account, Check instances)
    {
        if (settings.Rules.ExpectsOrganization)
        {
            var source = new OrganizationsSource(clients.CreateOrganizations(OrganizationsSource.GetRegion(settings.ViewArn)));
            var organization = new Check("Organization", token => CheckOrganizationAsync(source, token), account);
            return
            [
                organization,
                new("Accounts", token => CheckAccountsAsync(FindExpected(view.Scope), token), instances, organization),
            ];
        }

        var listed = settings.Rules.Accounts.Select(id => new OrganizationAccount(id, null, AccountState.Unknown)).ToList();
        return listed.Count == 0 ? [] : [new("Accounts", token => CheckAccountsAsync(listed, token), instances)];
    }

    private async Task<CheckResult> CheckOrganizationAsync(OrganizationsSource source, CancellationToken cancellationToken)
    {
        _organization = await source.ProbeAsync(cancellationToken);
        var caller = settings.ViewArn.Account;
        var role = caller == _organization.ManagementAccount ? "the management account" : "a delegated administrator";
        return CheckResult.Ok($"{SafeText.ToSingleLine(_organization.Id, 40)} has "
            + $"{TextFormat.Count(_organization.Accounts.Count, "account")}. {caller} is {role}.");
    }

    // The accounts that a view should show: active, and in its scope if that is known.
    private List<OrganizationAccount> FindExpected(string? scope)
    {
        var view = new View($"{settings.ViewArn}", scope);
        return
        [
            .. (_organization?.Accounts.Values ?? []).Where(account =>
                !account.IsClosed && account.State != AccountState.PendingActivation && view.Covers(account) != false),
        ];
    }

    private async Task<CheckResult> CheckAccountsAsync(
        List<OrganizationAccount> expected, CancellationToken cancellationToken)
    {
        var progress = new Progress<Progress>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await inventory.ReadIndexesAsync(progress, index => seen.Add(index.Account), cancellationToken);
        var unseen = expected.Where(account => !seen.Contains(account.Id))
            .OrderBy(account => account.Id, StringComparer.Ordinal).ToList();
        if (unseen.Count is 0 or > MaxProbed)
        {
            return Evaluate(expected.Count, unseen, null);
        }

        var (indexes, warning) = await new MemberIndexReader(explorer, progress)
            .ReadAsync([.. unseen.Select(account => account.Id)], cancellationToken);
        var indexed = indexes?.Select(index => index.Account).ToHashSet(StringComparer.Ordinal);
        var result = Evaluate(expected.Count, unseen, indexed);
        return warning is null ? result : result with { Message = $"{result.Message} {warning}" };
    }

    // The accounts that have an index outside the view are null when that is not known.
    private CheckResult Evaluate(int expected, List<OrganizationAccount> unseen, HashSet<string>? indexed)
    {
        var isOrganization = settings.Rules.ExpectsOrganization;
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
