using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>The accounts and Regions of a run, including those lost since the baseline.</summary>
/// <param name="AccountRegions">
/// The number of instances listed in each account and Region, sorted. Where an account and Region cannot be seen, the number
/// is that of the last run that could see it.
/// </param>
internal sealed record CoverageState(IReadOnlyList<AccountRegionCount> AccountRegions)
{
    /// <summary>
    /// The number of days after which a lost account and Region without an unmanaged instance is no longer reported. Resource
    /// Explorer keeps the resources of a closed account for 90 days (user guide, Multi-account search).
    /// </summary>
    public const int RetentionDays = 90;

    /// <summary>Compares the accounts and Regions of a run with those of the baseline.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="visibility">The accounts and Regions that can be seen.</param>
    /// <param name="listed">The number of instances listed in each account and Region.</param>
    /// <param name="missing">The missing nodes.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="reasons">The reasons for absent accounts, which are not lost.</param>
    public static CoverageState Create(
        DateOnly date, Visibility visibility, IEnumerable<AccountRegionCount> listed, MissingNodes missing,
        Baseline baseline, AbsenceReasons reasons)
    {
        var known = listed.Select(missing.Mark).ToDictionary(counted => counted.Key);
        foreach (var (key, before) in baseline.AccountRegions)
        {
            var lastSeen = before.LastSeen ?? baseline.Report?.Date ?? date;
            if (!visibility.CanSee(key) && date.DayNumber - lastSeen.DayNumber <= RetentionDays
                && reasons.Find(key.Account) is null)
            {
                known[key] = known.GetValueOrDefault(key, before) with { LastSeen = lastSeen };
            }
        }

        return new([.. known.Values.OrderBy(counted => counted.Key, AccountRegion.Order)]);
    }

    /// <summary>
    /// Finds the lost accounts and Regions: those that cannot be seen and of which all or some instances are missing.
    /// </summary>
    /// <param name="visibility">The accounts and Regions that can be seen.</param>
    /// <param name="notSeen">The instances that cannot be seen, with their verdicts.</param>
    /// <param name="isExempt">Returns whether a rule exempts a whole account and Region, so that it is not reported.</param>
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

/// <summary>An account and Region that can no longer be seen.</summary>
/// <param name="Key">The account and Region.</param>
/// <param name="LastSeen">The date of the last run that could see it.</param>
/// <param name="Instances">The number of instances listed in that run; null when some are still listed.</param>
/// <param name="Unmanaged">The number of unlisted instances that were unmanaged and not exempt.</param>
internal sealed record LostAccountRegion(AccountRegion Key, DateOnly? LastSeen, int? Instances, int Unmanaged);
