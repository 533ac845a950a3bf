using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

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
    public static IEnumerable<BlindSpot> BlindSpots(Witnesses witnesses)
    {
        var index = new Newest();
        foreach (var instance in witnesses.Inventory.Instances.Span)
        {
            index.Add(instance.Key, instance.ReportedAt);
        }

        foreach (var node in witnesses.Inventory.Nodes.Span)
        {
            index.Add(node.Key, node.ReportedAt);
        }

        var findings = new Newest();
        foreach (var (key, evidence) in witnesses.Sources
            .Where(source => source.Ledger.Name == Source.SecurityHub).SelectMany(source => source.Evidence))
        {
            findings.Add(key, evidence.ObservedAt);
        }

        return index.Stale("Its index is stale: Resource Explorer last saw anything of it on",
                "What started or stopped there since is not known. See the state of the index in this account.")
            .Concat(findings.Stale("Its findings are stale: the newest of SSM.1 is from",
                "See whether Security Hub and AWS Config still record in this account."));
    }

    private sealed class Newest
    {
        private readonly Dictionary<ulong, (InstanceKey Key, DateTimeOffset At)> _byPlace = [];

        public void Add(InstanceKey key, DateTimeOffset? observed)
        {
            if (observed is { } at && !(_byPlace.TryGetValue(key.Place, out var newest) && newest.At >= at))
            {
                _byPlace[key.Place] = (key, at);
            }
        }

        public IEnumerable<BlindSpot> Stale(string what, string fix)
        {
            if (_byPlace.Count == 0)
            {
                return [];
            }

            var limit = _byPlace.Values.Max(newest => newest.At) - StaleAfter;
            return
                from account in _byPlace.Values.GroupBy(newest => newest.Key.AccountNumber)
                let isWhole = account.All(newest => newest.At < limit)
                from newest in isWhole ? [account.MaxBy(newest => newest.At)] : account.Where(newest => newest.At < limit)
                select new BlindSpot(
                    newest.Key.Account, isWhole ? null : newest.Key.Region.Code,
                    $"{what} {Written.Time(newest.At)}. {fix}");
        }
    }
}
