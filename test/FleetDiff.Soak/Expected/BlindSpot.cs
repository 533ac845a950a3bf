using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>An account, or a Region of it, that was visible and is not visible any more.</summary>
internal sealed record BlindSpot(string Account, string? Region, DateOnly? LastSeen, int Unmanaged)
{
    /// <summary>Creates the blind spots of a run, sorted.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="unseen">The instances whose index was lost.</param>
    /// <param name="withoutNodes">The managed instances of accounts that lost all their nodes.</param>
    public static IReadOnlyList<BlindSpot> Create(
        ShownFleet fleet, IEnumerable<Row> unseen, IEnumerable<Row> withoutNodes)
    {
        var lostIndexes =
            from row in unseen
            let isWhole = ChangingFleet.Regions.All(region => fleet.Hidden.Contains((row.Key.Account, region)))
            group row by (row.Key.Account, Region: isWhole ? null : row.Key.Region) into here
            select new BlindSpot(here.Key.Account, here.Key.Region, here.Max(row => row.LastSeen),
                here.Count(row => row.Status == "unmanaged"));
        var lostNodes =
            from row in withoutNodes
            group row by row.Key.Account into account
            select new BlindSpot(account.Key, null, account.Max(row => row.LastSeen), 0);
        return [.. lostIndexes.Concat(lostNodes).OrderBy(spot => spot.Account).ThenBy(spot => spot.Region)];
    }

    /// <summary>
    /// Returns the instances of accounts that lost all their nodes: three or more that were managed when last seen, in an
    /// account that shows no node at all now. An instance that SSM.1 has failed since is unmanaged in any case.
    /// </summary>
    public static IEnumerable<Row> FindWithoutNodes(ShownFleet fleet, ExpectedRun baseline, bool hubFailed)
    {
        var wasManaged = baseline.Known.Where(row => row.Verdict == "managed").ToDictionary(row => row.Key);
        return
            from instance in fleet.Instances
            group instance by instance.Key.Account into account
            where account.All(instance => !instance.HasNode)
            let lost = account.Where(instance => wasManaged.ContainsKey(instance.Key)).ToList()
            where lost.Count >= 3
            from instance in lost
            where hubFailed || instance.Ssm1 != "FAILED"
            select wasManaged[instance.Key];
    }
}
