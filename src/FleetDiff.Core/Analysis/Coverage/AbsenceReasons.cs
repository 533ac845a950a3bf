namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// Why the view shows nothing of an account, according to AWS Organizations. With such a reason, the absence of the account is
/// evidence: its instances are removed, and it is not a blind spot.
/// </summary>
internal sealed class AbsenceReasons(RunContext run)
{
    private readonly HashSet<string> _had = run.Baseline.AccountRegions.Keys.Select(here => here.Account)
        .Concat(run.Baseline.Instances.Where(row => row.LastSeen is not null).Select(row => row.Account))
        .ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> _seen = run.Baseline.AccountRegions.Values.Where(counted => counted.LastSeen is null)
        .Select(counted => counted.Account).ToHashSet(StringComparer.Ordinal);

    /// <summary>The ids of the accounts that had instances in the baseline and have a reason to be absent.</summary>
    public IEnumerable<string> Departed => _had.Where(account => Find(account) is not null);

    /// <summary>
    /// Returns the reason for an account that is closed, or that the view does not show and that is outside its scope or not in
    /// the organization; null when there is none, or when the organization is not known.
    /// </summary>
    public AbsenceReason? Find(string account)
    {
        if (run.Observations.Organization is not { } organization)
        {
            return null;
        }

        return organization.Find(account) switch
        {
            { IsClosed: true } closed => new(AccountCoverageStatus.Closed,
                $"AWS Organizations lists the account as {FormatState(closed.State)}. It was first seen closed or suspended on "
                + $"{TextFormat.Date(FindSince(account, AccountCoverageStatus.Closed))}."),
            _ when run.Observations.Visibility.Accounts.Contains(account) => null,
            null => new(AccountCoverageStatus.OutsideScope, "The account is no longer in the organization."),
            { } here when run.Observations.Inventory.View.Covers(here) != false => null,
            _ when HasMoved(account) =>
                new(AccountCoverageStatus.OutsideScope, "The account moved out of the scope of the view."),
            _ when _had.Contains(account) => null,
            _ => new(AccountCoverageStatus.OutsideScope, "The account is outside the scope of the view."),
        };
    }

    /// <summary>Returns the date of the first of the consecutive runs in which an account has a status.</summary>
    public DateOnly FindSince(string account, AccountCoverageStatus status) =>
        run.Baseline.FindCoverage(account) is { Since: { } since } before && before.Status == status ? since : run.Date;

    // An account that left because somebody changed the view has not moved, in this run and in later ones.
    private bool HasMoved(string account) =>
        _seen.Contains(account) && run.Baseline.Report?.View.Scope == run.Observations.Inventory.View.Scope;

    private static string FormatState(AccountState state) => state switch
    {
        AccountState.Suspended => "suspended",
        AccountState.PendingClosure => "being closed",
        _ => "closed",
    };
}

/// <summary>Why the view shows nothing of an account.</summary>
/// <param name="Status">The status of the account: closed, or outside the scope of the view.</param>
/// <param name="Because">The reason, one or more sentences.</param>
internal sealed record AbsenceReason(AccountCoverageStatus Status, string Because);
