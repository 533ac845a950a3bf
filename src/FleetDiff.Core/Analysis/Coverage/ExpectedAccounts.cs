using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>Finds the accounts that the view should show. A run and <c>doctor</c> use the same rule.</summary>
public static class ExpectedAccounts
{
    /// <summary>
    /// Returns the ids of the expected accounts, sorted: those of the settings, or the active accounts of the organization
    /// within the scope of the view, without those that a rule exempts completely. Empty when the settings expect none, or when
    /// the organization or the scope is not known.
    /// </summary>
    /// <param name="rules">The settings.</param>
    /// <param name="organization">The organization; null when it is not known.</param>
    /// <param name="view">The view.</param>
    /// <param name="exemptions">The exemptions.</param>
    public static IEnumerable<string> Find(
        AnalysisRules rules, Organization? organization, View view, ExemptionMatcher exemptions)
    {
        var expected =
            rules.Accounts.Count > 0 ? rules.Accounts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            : !rules.ExpectsOrganization ? []
            : from account in GetInScope(organization, view)
              where account.State != AccountState.PendingActivation
              select account.Id;
        return expected.Where(account => !exemptions.Covers(account));
    }

    /// <summary>
    /// Returns the accounts that are new in the organization since the last run that read it, sorted. Empty when no run is on
    /// record that read it.
    /// </summary>
    internal static IReadOnlyList<NewAccount> FindNew(RunContext run)
    {
        var before = run.Baseline.Report?.Sources.FirstOrDefault(source => source.Name == Source.Organizations);
        var isComplete = before?.Status == SourceStatus.Complete;
        return before is null || (!isComplete && before.LastComplete is null)
            ? []
            :
            [
                .. from account in GetInScope(run.Observations.Organization, run.Observations.Inventory.View)
                   where isComplete
                       ? run.Baseline.FindCoverage(account.Id) is null
                       : account.JoinedAt is { } joined && DateOnly.FromDateTime(joined.UtcDateTime) >= before.LastComplete
                   select new NewAccount(account.Id, account.Name, account.OrganizationalUnit),
            ];
    }

    // An account in a state that this version does not know counts as active.
    private static IEnumerable<OrganizationAccount> GetInScope(Organization? organization, View view) =>
        (organization?.Accounts.Values ?? [])
        .Where(account => !account.IsClosed && view.Covers(account) == true)
        .OrderBy(account => account.Id, StringComparer.Ordinal);
}
