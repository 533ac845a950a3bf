using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// Creates the coverage ledger: what a run sees of each account. An account has exactly one status, which agrees with the blind
/// spots of the report.
/// </summary>
internal static class CoverageLedger
{
    // ListNodes does not return the nodes of this Region (Systems Manager user guide, unified console).
    private const string HiddenRegion = "ap-northeast-3";

    /// <summary>
    /// Returns an entry for each account of the organization, each account with an index, an instance, a node, evidence or a
    /// blind spot, and each account that left the organization since the baseline; sorted by account.
    /// </summary>
    public static IReadOnlyList<AccountCoverage> Create(
        Observations observations, IReadOnlyList<AccountRegionCount> counted, IReadOnlyList<BlindSpot> spots,
        AbsenceReasons reasons, ExemptionMatcher exemptions)
    {
        var organization = observations.Organization;
        var regions = FindRegions(observations, counted, spots);
        var spotsOf = spots.ToLookup(spot => spot.Account, StringComparer.Ordinal);
        var accounts = regions.Select(account => account.Key).Union(organization?.Accounts.Keys ?? [], StringComparer.Ordinal)
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
                Regions = [.. regions[account]],
            };
        }

        (AccountCoverageStatus Status, string? Because) Decide(string account, OrganizationAccount? here)
        {
            var ofWholeAccount = spotsOf[account].Where(spot => spot.Region is null).Select(spot => spot.Because).ToList();
            return ofWholeAccount.Count > 0 ? (AccountCoverageStatus.BlindSpot, string.Join(' ', ofWholeAccount))
                : reasons.Find(account) is { } reason ? (reason.Status, reason.Because)
                : observations.Visibility.Accounts.Contains(account) ? (AccountCoverageStatus.Seen, null)
                : spotsOf[account].FirstOrDefault() is { } spot
                    ? (AccountCoverageStatus.BlindSpot, $"{spot.Region}: {spot.Because}")
                : exemptions.FindForAccount(account).FirstOrDefault() is { } rule ? (AccountCoverageStatus.Exempt, $"{rule}")
                : (AccountCoverageStatus.OutsideScope, FormatNotExpected(here, observations.Inventory.View));
        }
    }

    // What the run sees of each account and Region with an index, an instance, a node, evidence or a blind spot; by account.
    private static ILookup<string, RegionCoverage> FindRegions(
        Observations observations, IEnumerable<AccountRegionCount> counted, IEnumerable<BlindSpot> spots)
    {
        var indexes = observations.Inventory.Indexes ?? new HashSet<AccountRegion>();
        var counts = counted.Where(here => observations.Visibility.Listed.Contains(here.Key)).ToDictionary(here => here.Key);
        var sources = observations.Sources
            .SelectMany(source => FindRegions(source).Select(here => (Here: here, source.Result.Name)))
            .ToLookup(found => found.Here, found => found.Name);
        var readsNodes = observations.Sources.Any(source => source.Result.Name == Source.SystemsManager);
        return indexes.Union(counts.Keys)
            .Union(AccountRegion.FindAll(observations.Inventory.OrphanedNodes.Select(node => node.Key)))
            .Union(sources.Select(found => found.Key))
            .Union(spots.Where(spot => spot.Region is not null).Select(spot => new AccountRegion(spot.Account, spot.Region!)))
            .Order(AccountRegion.Order)
            .ToLookup(here => here.Account, CreateRegion, StringComparer.Ordinal);

        RegionCoverage CreateRegion(AccountRegion here)
        {
            var count = counts.GetValueOrDefault(here);
            return new(here.Region, indexes.Contains(here), count?.Instances ?? 0, count?.Managed ?? 0)
            {
                Sources = [.. sources[here].Order()],
                IsHiddenFromListNodes = readsNodes
                    && (here.Account == observations.Organization?.ManagementAccount || here.Region == HiddenRegion),
            };
        }
    }

    private static IEnumerable<AccountRegion> FindRegions(SourceEvidence source) => AccountRegion.FindAll(
        source.Evidence.Keys.Concat(source.Instances.Keys).Concat(source.Nodes.Keys)
            .Concat(source.HybridNodes.Select(node => node.Key)));

    private static string FormatNotExpected(OrganizationAccount? here, View view) => here switch
    {
        { State: AccountState.PendingActivation } => "The account is not active yet.",
        not null when view.Covers(here) is null => "The scope of the view is not known.",
        _ => "The account is not expected.",
    };
}
