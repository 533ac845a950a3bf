using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// Accounts and Regions of which a source has said nothing new for long while it has of others: what it says of them may
/// no longer be so.
/// </summary>
internal static class StaleObservations
{
    /// <summary>
    /// How much older the newest observation of an account and Region may be than the newest of all. Resource Explorer
    /// takes up to 36 hours to index (user guide, Troubleshooting), and Security Hub renews a finding every 18 hours
    /// (user guide, Schedule for running security checks).
    /// </summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(2);

    /// <summary>A blind spot for each stale account, or Region of an account that is not stale as a whole.</summary>
    public static IEnumerable<BlindSpot> FindBlindSpots(Observations observations)
    {
        var index = new NewestObservations();
        foreach (var instance in observations.Inventory.Instances.Span)
        {
            index.Add(instance.Key, instance.ReportedAt);
        }

        foreach (var node in observations.Inventory.Nodes.Span)
        {
            index.Add(node.Key, node.ReportedAt);
        }

        var findings = new NewestObservations();
        foreach (var (key, evidence) in observations.Sources
            .Where(source => source.Result.Name == Source.SecurityHub).SelectMany(source => source.Evidence))
        {
            findings.Add(key, evidence.ObservedAt);
        }

        return index.FindStale("Its index is stale: Resource Explorer last saw anything of it on",
                "What started or stopped there since is not known. See the state of the index in this account.")
            .Concat(findings.FindStale("Its findings are stale: the newest of SSM.1 is from",
                "See whether Security Hub and AWS Config still record in this account."));
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
