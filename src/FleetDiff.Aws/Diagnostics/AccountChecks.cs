using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Checks that the organization can be read, if the settings expect its accounts, that every expected account has an index, and
/// that the view shows it.
/// </summary>
internal sealed class AccountChecks(
    Settings settings,
    ResourceExplorerClient explorer,
    ResourceExplorerInventory inventory,
    IArchive archive,
    TimeProvider clock)
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
            return [organization, new("Accounts", token => CheckAccountsAsync(view.Scope, token), instances, organization)];
        }

        return settings.Rules.Accounts.Count == 0
            ? []
            : [new("Accounts", token => CheckAccountsAsync(view.Scope, token), instances)];
    }

    private async Task<CheckResult> CheckOrganizationAsync(OrganizationsSource source, CancellationToken cancellationToken)
    {
        _organization = await source.ProbeAsync(cancellationToken);
        var caller = settings.ViewArn.Account;
        var role = caller == _organization.ManagementAccount ? "the management account" : "a delegated administrator";
        return CheckResult.Ok($"{SafeText.ToSingleLine(_organization.Id, 40)} has "
            + $"{TextFormat.Count(_organization.Accounts.Count, "account")}. {caller} is {role}.");
    }

    private async Task<CheckResult> CheckAccountsAsync(string? scope, CancellationToken cancellationToken)
    {
        var rules = settings.Rules with { Exemptions = await ReadExemptionsAsync(cancellationToken) };
        var exemptions = new ExemptionMatcher(rules, settings.GetRunDate(clock.GetUtcNow()));
        var expected = ExpectedAccounts.Find(rules, _organization, new View($"{settings.ViewArn}", scope), exemptions).ToList();
        if (expected.Count == 0)
        {
            return CheckResult.NotChecked("A run expects no account: none is known to be in the scope of the view, or all are "
                + "exempt.");
        }

        var shown = await inventory.ReadIndexesAsync(inventory.CreateReader(), cancellationToken);
        var unseen = expected.Except(shown.Select(index => index.Account)).ToList();
        if (unseen.Count is 0 or > MaxProbed)
        {
            return Evaluate(expected.Count, unseen, null);
        }

        var (indexes, warning) = await MemberIndexReader.ReadAsync(explorer, unseen, progress: null, cancellationToken);
        var result = Evaluate(expected.Count, unseen, indexes?.Select(index => index.Account).ToHashSet(StringComparer.Ordinal));
        return warning is null ? result : result with { Message = $"{result.Message} {warning}" };
    }

    // Another check reports a file that cannot be read.
    private async Task<IReadOnlyList<ExemptionRule>> ReadExemptionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ExemptionsFile.ReadAsync(archive, cancellationToken);
        }
        catch (RunFailedException)
        {
            return [];
        }
    }

    // The accounts that have an index outside the view are null when that is not known.
    private CheckResult Evaluate(int expected, List<string> unseen, HashSet<string>? indexed)
    {
        var isOrganization = settings.Rules.ExpectsOrganization;
        var share = "The view shows an index of " + (isOrganization
            ? $"{TextFormat.Part(expected - unseen.Count, expected, "active account")} in its scope."
            : $"{TextFormat.Part(expected - unseen.Count, expected, "expected account")}.");
        if (unseen.Count == 0)
        {
            return CheckResult.Ok(share);
        }

        var without = unseen.Where(account => indexed?.Contains(account) != true).ToList();
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

    private string FormatNames(List<string> accounts) => TextFormat.List(
        accounts.ConvertAll(account => _organization?.Find(account)?.Name is { } name
            ? $"{account} ({SafeText.ToSingleLine(name, MaxNameLength)})"
            : account),
        MaxNamed);
}
