using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// The instances that are listed, were managed in the baseline, and lost their node together with every other instance of
/// their account, or of their account and Region. They were stopped together, or the SSM Agent or the network failed, or the
/// index lost the nodes. The inventory does not show which, so they keep their state for some runs.
/// </summary>
internal sealed class MissingNodes
{
    /// <summary>The smallest number of lost nodes for which instances keep their state.</summary>
    public const int MinNodes = 3;

    /// <summary>The number of runs after which a list without the nodes is accepted.</summary>
    public const int RunsUntilAccepted = 3;

    private readonly Dictionary<AccountRegion, NodeGap> _gaps = [];
    private readonly HashSet<InstanceKey> _retained = [];

    private MissingNodes()
    {
    }

    /// <summary>The number of instances that keep their state.</summary>
    public int Count => _retained.Count;

    /// <summary>Finds the instances that keep their state.</summary>
    public static MissingNodes Find(Observations observations, Baseline baseline)
    {
        var found = new MissingNodes();
        foreach (var account in FindScopes(observations, baseline).GroupBy(index => index.Key.Account))
        {
            var isWhole = account.All(index => index.WithNodeCount == 0);
            var (scopes, without) = (account.ToList(), account.Sum(index => index.WithoutNode.Count));
            foreach (var index in scopes.Where(index => index.WithNodeCount == 0 && index.WithoutNode.Count > 0
                && (isWhole ? without : index.WithoutNode.Count) >= MinNodes
                && index.Runs < RunsUntilAccepted))
            {
                found.KeepState(observations, index, isWhole);
            }
        }

        return found;
    }

    /// <summary>Returns whether an instance keeps the state of the baseline, which is managed.</summary>
    public bool KeepsState(InstanceKey key) => _retained.Count > 0 && _retained.Contains(key);

    /// <summary>Returns the counts of an account and Region with the date and number of runs of its missing nodes.</summary>
    public AccountRegionCount Mark(AccountRegionCount counted) => _gaps.TryGetValue(counted.Key, out var gap)
        ? counted with { NodesLastSeen = gap.Since, RunsWithoutNodes = gap.Runs }
        : counted;

    /// <summary>Returns the blind spots: one for an account that lost all its nodes, else one for each Region.</summary>
    public IEnumerable<BlindSpot> CreateBlindSpots() =>
        from gap in _gaps
        group gap by new { gap.Key.Account, Region = gap.Value.IsWholeAccount ? null : gap.Key.Region } into together
        let since = together.Max(gap => gap.Value.Since)
        select new BlindSpot(together.Key.Account, together.Key.Region,
            $"All {TextFormat.Number(together.Sum(gap => gap.Value.Retained))} managed instances lost their node at the same time "
            + "and are still listed. They were stopped together, or the SSM Agent or the network failed, or the index lost the "
            + $"nodes. They count as managed, as on {TextFormat.Date(since)}, until this has lasted for {RunsUntilAccepted} "
            + "runs. Add config and security-hub as evidence to get a verdict at once.")
        {
            LastSeen = since,
        };

    private void KeepState(Observations observations, NodeScope index, bool isWholeAccount)
    {
        var kept = index.WithoutNode
            .Where(position => !IsDecided(observations.Get(position, index.Since), index.Since))
            .Select(position => observations.Inventory.Instances.Span[position].Key)
            .ToList();
        if (kept.Count > 0)
        {
            _gaps[index.Key] = new(index.Since, index.Runs + 1, kept.Count, isWholeAccount);
            _retained.UnionWith(kept);
        }
    }

    // Other evidence decides without the list of nodes: a stopped instance is dormant, and an instance is unmanaged when SSM.1
    // has failed it since, or when it is running and Systems Manager has reported it as unmanaged since.
    private static bool IsDecided(in InstanceObservations observed, DateOnly since) =>
        observed.Facts?.State == InstanceState.Stopped
        || IsObservedSince(observed.SecurityHub, since)
        || (observed.Facts?.State == InstanceState.Running && IsObservedSince(observed.SystemsManager, since));

    private static bool IsObservedSince(InstanceEvidence? evidence, DateOnly since) =>
        evidence is { Status: ManagementStatus.Unmanaged, ObservedAt: { } observed }
        && DateOnly.FromDateTime(observed.UtcDateTime) > since;

    private static List<NodeScope> FindScopes(Observations observations, Baseline baseline)
    {
        var scopes = new List<NodeScope>();
        if (baseline.Report is not { } report)
        {
            return scopes;
        }

        ulong? last = null;
        for (var position = 0; position < observations.Inventory.Instances.Length; position++)
        {
            var key = observations.Inventory.Instances.Span[position].Key;
            if (last != key.RegionIndex)
            {
                last = key.RegionIndex;
                var here = AccountRegion.Create(key);
                var before = baseline.AccountRegions.GetValueOrDefault(here);
                scopes.Add(new(
                    here, before?.NodesLastSeen ?? before?.LastSeen ?? report.Date, before?.RunsWithoutNodes ?? 0));
            }

            if (observations.Comparison.IsManaged(position))
            {
                scopes[^1].WithNodeCount++;
            }
            else if (baseline.LastManaged.TryGetValue(key, out var until) && until == scopes[^1].Since)
            {
                scopes[^1].WithoutNode.Add(position);
            }
        }

        return scopes;
    }

    private readonly record struct NodeGap(DateOnly Since, int Runs, int Retained, bool IsWholeAccount);

    private sealed class NodeScope(AccountRegion key, DateOnly since, int runs)
    {
        public AccountRegion Key => key;

        public DateOnly Since => since;

        public int Runs => runs;

        /// <summary>The number of instances with a node.</summary>
        public int WithNodeCount { get; set; }

        /// <summary>The inventory indexes of the instances that had a node in the baseline and have none now.</summary>
        public List<int> WithoutNode { get; } = [];
    }
}
