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
        var inventory = observations.Inventory;
        var indexed = inventory.Instances.Select(instance => (instance.Key, instance.ReportedAt))
            .Concat(inventory.Instances.Select(instance => (instance.Key, instance.Evidence.ObservedAt)))
            .Concat(inventory.OrphanedNodes.Select(node => (node.Key, node.ReportedAt)));
        var findings = observations.Sources.Where(source => source.Result.Name == Source.SecurityHub)
            .SelectMany(source => source.Evidence).Select(finding => (finding.Key, finding.Value.ObservedAt));
        return FindStale(
                indexed, "Its index is stale: the newest observation by Resource Explorer is from",
                "Later changes are not known. Check the state of the index in this account.")
            .Concat(FindStale(
                findings, "Its findings are stale: the newest SSM.1 finding is from",
                "Check that Security Hub and AWS Config still record in this account."));
    }

    private static IEnumerable<BlindSpot> FindStale(
        IEnumerable<(InstanceKey Key, DateTimeOffset? At)> observed, string what, string fix)
    {
        var newest = new Dictionary<ulong, (InstanceKey Key, DateTimeOffset At)>();
        foreach (var (key, at) in observed)
        {
            if (at is { } time && !(newest.TryGetValue(key.RegionIndex, out var known) && known.At > time))
            {
                newest[key.RegionIndex] = (key, time);
            }
        }

        var limit = newest.Values.Select(here => here.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Max() - StaleAfter;
        return
            from account in newest.Values.GroupBy(here => here.Key.Account)
            let isWhole = account.All(here => here.At < limit)
            from here in isWhole ? [account.MaxBy(here => here.At)] : account.Where(here => here.At < limit)
            select new BlindSpot(
                account.Key, isWhole ? null : here.Key.Region.Code, $"{what} {TextFormat.Time(here.At)}. {fix}");
    }
}
