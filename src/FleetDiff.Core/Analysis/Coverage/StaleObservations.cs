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
        var index = new NewestObservations();
        var instances = observations.Inventory.Instances.Span;
        for (var i = 0; i < instances.Length; i++)
        {
            index.Add(instances[i].Key, instances[i].ReportedAt);
            index.Add(instances[i].Key, observations.Comparison.GetEvidence(i).ObservedAt);
        }

        foreach (var orphan in observations.Comparison.OrphanedNodes)
        {
            index.Add(orphan.Key, orphan.ReportedAt);
        }

        var findings = new NewestObservations();
        foreach (var (key, evidence) in observations.Sources
            .Where(source => source.Result.Name == Source.SecurityHub).SelectMany(source => source.Evidence))
        {
            findings.Add(key, evidence.ObservedAt);
        }

        return index.FindStale("Its index is stale: the newest observation by Resource Explorer is from",
                "Later changes are not known. Check the state of the index in this account.")
            .Concat(findings.FindStale("Its findings are stale: the newest SSM.1 finding is from",
                "Check that Security Hub and AWS Config still record in this account."));
    }

    private sealed class NewestObservations
    {
        private readonly Dictionary<ulong, (InstanceKey Key, DateTimeOffset At)> _byAccountRegion = [];

        public void Add(InstanceKey key, DateTimeOffset? observed)
        {
            if (observed is { } at && !(_byAccountRegion.TryGetValue(key.RegionIndex, out var newest) && newest.At >= at))
            {
                _byAccountRegion[key.RegionIndex] = (key, at);
            }
        }

        public IEnumerable<BlindSpot> FindStale(string what, string fix)
        {
            if (_byAccountRegion.Count == 0)
            {
                return [];
            }

            var limit = _byAccountRegion.Values.Max(newest => newest.At) - StaleAfter;
            return
                from account in _byAccountRegion.Values.GroupBy(newest => newest.Key.AccountNumber)
                let isWhole = account.All(newest => newest.At < limit)
                from newest in isWhole ? [account.MaxBy(newest => newest.At)] : account.Where(newest => newest.At < limit)
                select new BlindSpot(
                    newest.Key.Account, isWhole ? null : newest.Key.Region.Code,
                    $"{what} {TextFormat.Time(newest.At)}. {fix}");
        }
    }
}
