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
        var findings = observations.Sources.Where(source => source.Result.Name == Source.SecurityHub)
            .SelectMany(source => source.Evidence);
        return FindStale(
                GetIndexed(observations),
                "Its index is stale: the newest observation by Resource Explorer is from",
                "Later changes are not known. Check the state of the index in this account.")
            .Concat(FindStale(
                findings.Select(finding => (finding.Key, finding.Value.ObservedAt)),
                "Its findings are stale: the newest SSM.1 finding is from",
                "Check that Security Hub and AWS Config still record in this account."));
    }

    private static IEnumerable<(InstanceKey Key, DateTimeOffset? At)> GetIndexed(Observations observations)
    {
        var instances = observations.Inventory.Instances;
        for (var index = 0; index < instances.Length; index++)
        {
            var instance = instances.Span[index];
            yield return (instance.Key, instance.ReportedAt);
            yield return (instance.Key, observations.Comparison.GetEvidence(index).ObservedAt);
        }

        foreach (var orphan in observations.Comparison.OrphanedNodes)
        {
            yield return (orphan.Key, orphan.ReportedAt);
        }
    }

    private static IEnumerable<BlindSpot> FindStale(
        IEnumerable<(InstanceKey Key, DateTimeOffset? At)> observed, string what, string fix)
    {
        var newest = observed.Where(each => each.At is not null)
            .AggregateBy(
                each => each.Key.RegionIndex, (Key: default(InstanceKey), At: DateTimeOffset.MinValue),
                (newest, each) => each.At >= newest.At ? (each.Key, each.At.Value) : newest)
            .Select(here => here.Value).ToList();
        var limit = newest.Count == 0 ? default : newest.Max(here => here.At) - StaleAfter;
        return
            from account in newest.GroupBy(here => here.Key.AccountNumber)
            let isWhole = account.All(here => here.At < limit)
            from here in isWhole ? [account.MaxBy(here => here.At)] : account.Where(here => here.At < limit)
            select new BlindSpot(
                here.Key.Account, isWhole ? null : here.Key.Region.Code, $"{what} {TextFormat.Time(here.At)}. {fix}");
    }
}
