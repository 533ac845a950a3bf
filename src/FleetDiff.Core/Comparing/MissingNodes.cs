using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>
/// Instances that are listed, were managed in the baseline, and lost their node together with every other one of their
/// account, or of their account and Region. Either they were stopped together, or agent or network is out, or the index
/// has lost the nodes: the list alone cannot tell, so they keep their state for some runs.
/// </summary>
internal sealed class MissingNodes
{
    /// <summary>Fewer than so many that lose their node together are judged one by one.</summary>
    public const int Fewest = 3;

    /// <summary>After so many runs a list without the nodes is believed.</summary>
    public const int RunsUntilBelieved = 3;

    private readonly Dictionary<AccountRegion, NodeGap> _gaps = [];
    private readonly HashSet<InstanceKey> _kept = [];

    private MissingNodes()
    {
    }

    /// <summary>How many instances keep their state.</summary>
    public int Count => _kept.Count;

    /// <summary>Finds them.</summary>
    public static MissingNodes Of(Witnesses witnesses, Baseline baseline)
    {
        var found = new MissingNodes();
        foreach (var account in Places(witnesses, baseline).GroupBy(place => place.Key.Account))
        {
            var isWhole = account.All(place => place.WithNode == 0);
            var (places, without) = (account.ToList(), account.Sum(place => place.Without.Count));
            foreach (var place in places.Where(place => place.WithNode == 0 && place.Without.Count > 0
                && (isWhole ? without : place.Without.Count) >= Fewest
                && place.Runs < RunsUntilBelieved))
            {
                found.Keep(witnesses, place, isWhole);
            }
        }

        return found;
    }

    /// <summary>Whether an instance keeps the state of the baseline: managed.</summary>
    public bool Keeps(InstanceKey key) => _kept.Count > 0 && _kept.Contains(key);

    /// <summary>What a count of an account and Region says of its missing nodes.</summary>
    public AccountRegionCount Mark(AccountRegionCount counted) => _gaps.TryGetValue(counted.Key, out var gap)
        ? counted with { NodesLastSeen = gap.Since, RunsWithoutNodes = gap.Runs }
        : counted;

    /// <summary>The blind spots: one for an account that lost all its nodes, else one for each Region.</summary>
    public IEnumerable<BlindSpot> BlindSpots() =>
        from gap in _gaps
        group gap by new { gap.Key.Account, Region = gap.Value.IsWholeAccount ? null : gap.Key.Region } into together
        let since = together.Max(gap => gap.Value.Since)
        select new BlindSpot(together.Key.Account, together.Key.Region,
            $"All {Written.Number(together.Sum(gap => gap.Value.Kept))} managed instances lost their node at the same time and are "
            + "still listed: they were stopped together, or the agent or the network is out, or the index has lost the "
            + $"nodes. They count as managed, as on {Written.Day(since)}, until this has lasted for {RunsUntilBelieved} "
            + "runs. Add config and security-hub as evidence to know at once.")
        {
            LastSeen = since,
        };

    private void Keep(Witnesses witnesses, Place place, bool isWholeAccount)
    {
        var kept = place.Without
            .Where(position => !IsDecided(witnesses.Of(position, place.Since), place.Since))
            .Select(position => witnesses.Inventory.Instances.Span[position].Key)
            .ToList();
        if (kept.Count > 0)
        {
            _gaps[place.Key] = new(place.Since, place.Runs + 1, kept.Count, isWholeAccount);
            _kept.UnionWith(kept);
        }
    }

    // A stopped instance is dormant, and one that SSM.1 has failed since, or that runs and that Systems Manager has
    // found unmanaged since, is unmanaged, whatever the list of nodes is worth.
    private static bool IsDecided(in Witnessed witnessed, DateOnly since) =>
        witnessed.Facts?.State == InstanceState.Stopped
        || IsSince(witnessed.SecurityHub, since)
        || (witnessed.Facts?.State == InstanceState.Running && IsSince(witnessed.SystemsManager, since));

    private static bool IsSince(Evidence? evidence, DateOnly since) =>
        evidence is { Says: Says.Unmanaged, ObservedAt: { } observed }
        && DateOnly.FromDateTime(observed.UtcDateTime) > since;

    private static List<Place> Places(Witnesses witnesses, Baseline baseline)
    {
        var places = new List<Place>();
        if (baseline.Report is not { } report)
        {
            return places;
        }

        ulong? last = null;
        for (var position = 0; position < witnesses.Inventory.Instances.Length; position++)
        {
            var key = witnesses.Inventory.Instances.Span[position].Key;
            if (last != key.Place)
            {
                last = key.Place;
                var here = AccountRegion.Of(key);
                var before = baseline.AccountRegions.GetValueOrDefault(here);
                places.Add(new(
                    here, before?.NodesLastSeen ?? before?.LastSeen ?? report.Date, before?.RunsWithoutNodes ?? 0));
            }

            if (witnesses.Comparison.IsManaged(position))
            {
                places[^1].WithNode++;
            }
            else if (baseline.LastManaged.TryGetValue(key, out var until) && until == places[^1].Since)
            {
                places[^1].Without.Add(position);
            }
        }

        return places;
    }

    private readonly record struct NodeGap(DateOnly Since, int Runs, int Kept, bool IsWholeAccount);

    private sealed class Place(AccountRegion key, DateOnly since, int runs)
    {
        public AccountRegion Key => key;

        public DateOnly Since => since;

        public int Runs => runs;

        /// <summary>How many of its instances have a node.</summary>
        public int WithNode { get; set; }

        /// <summary>The positions in the inventory of those that had one in the baseline and have none now.</summary>
        public List<int> Without { get; } = [];
    }
}
