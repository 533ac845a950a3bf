using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>An account and Region that can no longer be seen, and of which all or some instances are missing.</summary>
/// <param name="Key">The account and Region.</param>
/// <param name="LastSeen">The date of the last run that could see it.</param>
/// <param name="Instances">The number of instances listed in that run; null when some are still listed.</param>
/// <param name="Unmanaged">The number of unlisted instances that were unmanaged and not exempt.</param>
internal sealed record LostRegion(AccountRegion Key, DateOnly? LastSeen, int? Instances, int Unmanaged)
{
    /// <summary>
    /// The number of days after which a lost account and Region without an unmanaged instance is no longer reported. Resource
    /// Explorer keeps the resources of a closed account for 90 days (user guide, Multi-account search).
    /// </summary>
    public const int RetentionDays = 90;

    /// <summary>
    /// Returns the counts of the accounts and Regions of a run, sorted. Where one cannot be seen, its counts are those of the
    /// last run that could see it. An account with a reason to be absent is not lost.
    /// </summary>
    public static IReadOnlyList<AccountRegionCount> Retain(
        RunContext run, IEnumerable<AccountRegionCount> listed, AbsenceReasons reasons)
    {
        var counts = listed.ToDictionary(counted => counted.Key);
        foreach (var (key, before) in run.Baseline.AccountRegions)
        {
            var lastSeen = before.LastSeen ?? run.Baseline.Report?.Date ?? run.Date;
            if (!run.Observations.Visibility.CanSee(key) && run.GetDaysSince(lastSeen) <= RetentionDays
                && reasons.Find(key.Account) is null)
            {
                counts[key] = counts.GetValueOrDefault(key, before) with { LastSeen = lastSeen };
            }
        }

        return [.. counts.Values.OrderBy(counted => counted.Key, AccountRegion.Order)];
    }

    /// <summary>
    /// Finds the lost accounts and Regions in the counts from <see cref="Retain"/>, sorted. What a rule exempts completely is
    /// not lost.
    /// </summary>
    public static IReadOnlyList<LostRegion> Find(
        IReadOnlyList<AccountRegionCount> counted, Visibility visibility, IEnumerable<ReportedInstance> notSeen,
        ExemptionMatcher exemptions)
    {
        var rows = notSeen.ToLookup(row => AccountRegion.Create(row.Key));
        var counts = counted.ToDictionary(here => here.Key);
        return
        [
            .. from key in counted.Where(here => here.LastSeen is not null).Select(here => here.Key)
                   .Union(rows.Select(together => together.Key)).Order(AccountRegion.Order)
               let isListed = visibility.Listed.Contains(key)
               where (rows.Contains(key) || !isListed) && !exemptions.Covers(key)
               let before = counts.GetValueOrDefault(key)
               select new LostRegion(
                   key, rows[key].Max(row => row.LastSeen) ?? before?.LastSeen, isListed ? null : before?.Instances,
                   rows[key].Count(row => row.Status == InstanceStatus.Unmanaged)),
        ];
    }
}
