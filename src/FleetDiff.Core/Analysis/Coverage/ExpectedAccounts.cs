namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>Finds the accounts that the view should show.</summary>
internal static class ExpectedAccounts
{
    /// <summary>
    /// Returns the ids of the expected accounts, sorted: those of the settings, or the active accounts of the organization
    /// within the scope of the view. Empty when the settings expect none, or when the organization or the scope is not known.
    /// </summary>
    public static IEnumerable<string> Find(RunContext run) =>
        run.Rules.Accounts.Count > 0 ? run.Rules.Accounts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        : !run.Rules.ExpectsOrganization ? []
        : from account in GetInScope(run.Observations)
          where account.State != AccountState.PendingActivation
          select account.Id;

    /// <summary>
    /// Returns the accounts that are new in the organization since the last run that read it, sorted. Empty when no run is on
    /// record that read it.
    /// </summary>
    public static IReadOnlyList<NewAccount> FindNew(RunContext run)
    {
        var before = run.Baseline.Report?.Sources.FirstOrDefault(source => source.Name == Source.Organizations);
        var isComplete = before?.Status == SourceStatus.Complete;
        return before is null || (!isComplete && before.LastComplete is null)
            ? []
            :
            [
                .. from account in GetInScope(run.Observations)
                   where isComplete
                       ? run.Baseline.FindCoverage(account.Id) is null
                       : account.JoinedAt is { } joined && DateOnly.FromDateTime(joined.UtcDateTime) >= before.LastComplete
                   select new NewAccount(account.Id, account.Name, account.OrganizationalUnit),
            ];
    }

    // An account in a state that this version does not know counts as active.
    private static IEnumerable<OrganizationAccount> GetInScope(Observations observations) =>
        (observations.Organization?.Accounts.Values ?? [])
        .Where(account => !account.IsClosed && observations.Inventory.View.Covers(account) == true)
        .OrderBy(account => account.Id, StringComparer.Ordinal);
}
