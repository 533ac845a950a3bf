using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// Creates the coverage ledger: what a run sees of each account. An account has exactly one status, which agrees with the blind
/// spots of the report.
/// </summary>
internal static class CoverageLedger
{
    /// <summary>
    /// Returns an entry for each account of the organization, each account with an index, an instance, a node, evidence or a
    /// blind spot, and each account that left the organization since the baseline; sorted by account.
    /// </summary>
    /// <param name="observations">The observations of the sources.</param>
    /// <param name="counted">The instances of each account and Region, including those that cannot be seen.</param>
    /// <param name="spots">The blind spots of the run.</param>
    /// <param name="reasons">The reasons for absent accounts.</param>
    /// <param name="exemptions">The rules that exempt whole accounts.</param>
    public static IReadOnlyList<AccountCoverage> Create(
        Observations observations, IReadOnlyList<AccountRegionCount> counted, IReadOnlyList<BlindSpot> spots,
        AbsenceReasons reasons, AccountExemptions exemptions)
    {
        var organization = observations.Organization;
        var regions = new RegionLedger(observations, counted, spots);
        var spotsOf = spots.ToLookup(spot => spot.Account, StringComparer.Ordinal);
        var accounts = regions.Accounts.Union(organization?.Accounts.Keys ?? [], StringComparer.Ordinal)
            .Union(counted.Select(here => here.Account), StringComparer.Ordinal)
            .Union(spotsOf.Select(account => account.Key), StringComparer.Ordinal)
            .Union(reasons.Departed, StringComparer.Ordinal);
        return [.. accounts.Order(StringComparer.Ordinal).Select(CreateEntry)];

        AccountCoverage CreateEntry(string account)
        {
            var here = organization?.Find(account);
            var (status, because) = Decide(account, here);
            return new(account, status)
            {
                AccountName = here?.Name,
                OrganizationalUnit = here?.OrganizationalUnit,
                State = here?.State,
                IsManagementAccount = account == organization?.ManagementAccount,
                Since = status == AccountCoverageStatus.Seen ? null : reasons.FindSince(account, status),
                Because = because,
                Regions = regions.Find(account),
            };
        }

        (AccountCoverageStatus Status, string? Because) Decide(string account, OrganizationAccount? here) =>
            spotsOf[account].Where(spot => spot.Region is null).ToList() is { Count: > 0 } whole
                ? (AccountCoverageStatus.BlindSpot, string.Join(' ', whole.Select(spot => spot.Because)))
            : reasons.Find(account) is { } reason ? (reason.Status, reason.Because)
            : observations.Visibility.Accounts.Contains(account) ? (AccountCoverageStatus.Seen, null)
            : spotsOf[account].FirstOrDefault() is { } spot ? (AccountCoverageStatus.BlindSpot, $"{spot.Region}: {spot.Because}")
            : exemptions.FindAll(account).FirstOrDefault() is { } rule ? (AccountCoverageStatus.Exempt, $"{rule}")
            : (AccountCoverageStatus.OutsideScope, FormatNotExpected(here, observations.Inventory.View));
    }

    private static string FormatNotExpected(OrganizationAccount? here, View view) => here switch
    {
        { State: AccountState.PendingActivation } => "The account is not active yet.",
        not null when view.Covers(here) is null => "The scope of the view is not known.",
        _ => "The account is not expected.",
    };
}
