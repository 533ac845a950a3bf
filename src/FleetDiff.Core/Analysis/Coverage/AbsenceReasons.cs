using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// Why the view shows nothing of an account, according to AWS Organizations. Only such a reason makes the absence of an account
/// evidence: its instances are removed, and it is not a blind spot.
/// </summary>
/// <param name="date">The date of the run.</param>
/// <param name="observations">The observations of the sources.</param>
/// <param name="baseline">The baseline.</param>
internal sealed class AbsenceReasons(DateOnly date, Observations observations, Baseline baseline)
{
    private readonly Dictionary<string, AbsenceReason?> _reasons = new(StringComparer.Ordinal);
    private readonly HashSet<string> _had = baseline.AccountRegions.Keys.Select(here => here.Account)
        .Concat(baseline.Instances.Where(instance => instance.LastSeen is not null).Select(instance => instance.Key.Account))
        .ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> _seen = baseline.AccountRegions.Values.Where(counted => counted.LastSeen is null)
        .Select(counted => counted.Account).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Returns the reason for an account that is closed, or that the view does not show and that is outside its scope or not in
    /// the organization; null when there is none, or when the organization is not known.
    /// </summary>
    public AbsenceReason? Find(string account)
    {
        if (!_reasons.TryGetValue(account, out var reason))
        {
            _reasons[account] = reason = Decide(account);
        }

        return reason;
    }

    private AbsenceReason? Decide(string account)
    {
        if (observations.Organization is not { } organization)
        {
            return null;
        }

        var here = organization.Find(account);
        return here is { IsClosed: true }
            ? new(AccountCoverageStatus.Closed,
                $"AWS Organizations lists the account as {FormatState(here.State)}. It was first seen closed or suspended on "
                + $"{TextFormat.Date(FindSince(account, AccountCoverageStatus.Closed))}.")
            : observations.Visibility.Accounts.Contains(account) ? null
            : here is null ? new(AccountCoverageStatus.OutsideScope, "The account is no longer in the organization.")
            : observations.Inventory.View.Covers(here) != false ? null
            : HasMoved(account) ? new(AccountCoverageStatus.OutsideScope, "The account moved out of the scope of the view.")
            : _had.Contains(account) ? null
            : new(AccountCoverageStatus.OutsideScope, "The account is outside the scope of the view.");
    }

    /// <summary>The ids of the accounts that had instances in the baseline and have a reason to be absent.</summary>
    public IEnumerable<string> Departed => _had.Where(account => Find(account) is not null);

    /// <summary>Returns the date of the first of the consecutive runs in which an account has a status.</summary>
    public DateOnly FindSince(string account, AccountCoverageStatus status) =>
        baseline.FindCoverage(account) is { Since: { } since } before && before.Status == status ? since : date;

    // An account that left because somebody changed the view has not moved, in this run and in later ones.
    private bool HasMoved(string account) =>
        _seen.Contains(account) && baseline.Report?.View.Scope == observations.Inventory.View.Scope;

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
