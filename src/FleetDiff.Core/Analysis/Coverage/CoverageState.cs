using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>The accounts and Regions of a run, and those that it lost since the baseline.</summary>
/// <param name="AccountRegions">
/// What is listed in each and, where that cannot be seen, what was listed when it last could; sorted.
/// </param>
internal sealed record CoverageState(IReadOnlyList<AccountRegionCount> AccountRegions)
{
    /// <summary>
    /// After so many days an account and Region without an unmanaged instance is no longer missed. Resource Explorer
    /// itself keeps what a closed account had for 90 days (user guide, Multi-account search).
    /// </summary>
    public const int RetentionDays = 90;

    /// <summary>Compares the accounts and Regions of a run with those of the baseline.</summary>
    /// <param name="date">The run's date.</param>
    /// <param name="visibility">What can be seen.</param>
    /// <param name="listed">What is listed.</param>
    /// <param name="missing">What is known of missing nodes.</param>
    /// <param name="baseline">What the run is compared with.</param>
    public static CoverageState Create(
        DateOnly date, Visibility visibility, IEnumerable<AccountRegionCount> listed, MissingNodes missing,
        Baseline baseline)
    {
        var known = listed.Select(missing.Mark).ToDictionary(counted => counted.Key);
        foreach (var (key, before) in baseline.AccountRegions)
        {
            var lastSeen = before.LastSeen ?? baseline.Report?.Date ?? date;
            if (!visibility.CanSee(key) && date.DayNumber - lastSeen.DayNumber <= RetentionDays)
            {
                known[key] = known.GetValueOrDefault(key, before) with { LastSeen = lastSeen };
            }
        }

        return new([.. known.Values.OrderBy(counted => counted.Key, AccountRegion.Order)]);
    }

    /// <summary>
    /// What was lost: accounts and Regions that cannot be seen, of which nothing is listed or some instances are missing.
    /// </summary>
    /// <param name="visibility">What can be seen.</param>
    /// <param name="notSeen">The instances that cannot be seen, with their verdicts.</param>
    /// <param name="isExempt">Whether a rule exempts all of an account and Region: then it is not missed.</param>
    public IReadOnlyList<LostAccountRegion> FindLost(
        Visibility visibility, IEnumerable<ReportedInstance> notSeen, Func<AccountRegion, bool> isExempt)
    {
        var rows = notSeen.ToLookup(row => AccountRegion.Create(row.Key));
        return
        [
            .. from key in AccountRegions.Where(counted => counted.LastSeen is not null).Select(counted => counted.Key)
                   .Union(rows.Select(together => together.Key)).Order(AccountRegion.Order)
               where (rows.Contains(key) || !visibility.Listed.Contains(key)) && !isExempt(key)
               let before = AccountRegions.FirstOrDefault(counted => counted.Key == key)
               select new LostAccountRegion(
                   key, rows[key].Max(row => row.LastSeen) ?? before?.LastSeen,
                   visibility.Listed.Contains(key) ? null : before?.Instances,
                   rows[key].Count(row => row is { Verdict: Verdict.Unmanaged, ExemptBy: null })),
        ];
    }
}

/// <summary>An account and Region that cannot be seen any more.</summary>
/// <param name="Key">Which.</param>
/// <param name="LastSeen">The date of the last run that could.</param>
/// <param name="Instances">How many instances were listed then; null when some still are.</param>
/// <param name="Unmanaged">How many of those that are not listed were unmanaged and not exempt.</param>
internal sealed record LostAccountRegion(AccountRegion Key, DateOnly? LastSeen, int? Instances, int Unmanaged);
