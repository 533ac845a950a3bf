using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// Finds accounts and Regions whose newest observation is much older than those of others. Their evidence may be outdated.
/// </summary>
internal static class StaleObservations
{
    /// <summary>
    /// The maximum difference between the newest observation of an account and Region and the newest observation of all.
    /// Resource Explorer takes up to 36 hours to index (user guide, Troubleshooting), and Security Hub updates a finding every
    /// 18 hours (user guide, Schedule for running security checks).
    /// </summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(2);

    /// <summary>
    /// Returns a blind spot for each stale account, and for each stale Region of an account that is not stale as a whole.
    /// </summary>
    public static IEnumerable<BlindSpot> FindBlindSpots(Observations observations)
    {
        var indexed = new Dictionary<ulong, (InstanceKey Key, DateTimeOffset At)>();
        var instances = observations.Inventory.Instances.Span;
        for (var i = 0; i < instances.Length; i++)
        {
            Add(indexed, instances[i].Key, instances[i].ReportedAt);
            Add(indexed, instances[i].Key, observations.Comparison.GetEvidence(i).ObservedAt);
        }

        foreach (var orphan in observations.Comparison.OrphanedNodes)
        {
            Add(indexed, orphan.Key, orphan.ReportedAt);
        }

        var findings = new Dictionary<ulong, (InstanceKey Key, DateTimeOffset At)>();
        foreach (var (key, evidence) in observations.Sources
            .Where(source => source.Result.Name == Source.SecurityHub).SelectMany(source => source.Evidence))
        {
            Add(findings, key, evidence.ObservedAt);
        }

        return FindStale(
                indexed, "Its index is stale: the newest observation by Resource Explorer is from",
                "Later changes are not known. Check the state of the index in this account.")
            .Concat(FindStale(
                findings, "Its findings are stale: the newest SSM.1 finding is from",
                "Check that Security Hub and AWS Config still record in this account."));
    }

    // Keeps the newest observation of each account and Region.
    private static void Add(
        Dictionary<ulong, (InstanceKey Key, DateTimeOffset At)> newest, InstanceKey key, DateTimeOffset? observed)
    {
        if (observed is { } at && !(newest.TryGetValue(key.RegionIndex, out var known) && known.At >= at))
        {
            newest[key.RegionIndex] = (key, at);
        }
    }

    private static IEnumerable<BlindSpot> FindStale(
        Dictionary<ulong, (InstanceKey Key, DateTimeOffset At)> newest, string what, string fix)
    {
        if (newest.Count == 0)
        {
            return [];
        }

        var limit = newest.Values.Max(here => here.At) - StaleAfter;
        return
            from account in newest.Values.GroupBy(here => here.Key.AccountNumber)
            let isWhole = account.All(here => here.At < limit)
            from here in isWhole ? [account.MaxBy(here => here.At)] : account.Where(here => here.At < limit)
            select new BlindSpot(
                here.Key.Account, isWhole ? null : here.Key.Region.Code, $"{what} {TextFormat.Time(here.At)}. {fix}");
    }
}
