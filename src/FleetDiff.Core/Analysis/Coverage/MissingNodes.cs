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
    private readonly HashSet<InstanceKey> _kept = [];

    /// <summary>Finds the instances that keep their state.</summary>
    public MissingNodes(RunContext run)
    {
        var managed = run.Observations.Inventory.Instances.Where(instance => instance.IsManaged);
        var withNode = AccountRegion.FindAll(managed.Select(instance => instance.Key)).ToHashSet();
        var accountsWithNode = withNode.Select(here => here.Account).ToHashSet(StringComparer.Ordinal);
        foreach (var account in FindGaps(run).Where(gap => !withNode.Contains(gap.Key)).GroupBy(gap => gap.Key.Account))
        {
            var isWhole = !accountsWithNode.Contains(account.Key);
            var lost = account.Sum(gap => gap.Instances.Count);
            foreach (var gap in account.Where(gap => gap.Runs < RunsUntilAccepted))
            {
                var kept = gap.Instances.Where(key => !IsDecided(Observe(key, gap.Since), gap.Since)).ToList();
                if (kept.Count > 0 && (isWhole ? lost : gap.Instances.Count) >= MinNodes)
                {
                    _gaps[gap.Key] = gap with { Runs = gap.Runs + 1, Instances = kept, IsWholeAccount = isWhole };
                    _kept.UnionWith(kept);
                }
            }
        }

        InstanceObservations Observe(InstanceKey key, DateOnly lastManaged) =>
            run.Observations.Get(run.Observations.Inventory.Find(key)!.Value, lastManaged);
    }

    /// <summary>Returns whether an instance keeps the state of the baseline, which is managed.</summary>
    public bool KeepsState(InstanceKey key) => _kept.Contains(key);

    /// <summary>Returns the counts of an account and Region with the date and number of runs of its missing nodes.</summary>
    public AccountRegionCount Mark(AccountRegionCount counted) => _gaps.TryGetValue(counted.Key, out var gap)
        ? counted with { NodesLastSeen = gap.Since, RunsWithoutNodes = gap.Runs }
        : counted;

    /// <summary>Returns the blind spots: one for an account that lost all its nodes, else one for each Region.</summary>
    public IEnumerable<BlindSpot> CreateBlindSpots() =>
        from gap in _gaps.Values
        group gap by (gap.Key.Account, Region: gap.IsWholeAccount ? null : gap.Key.Region) into together
        let since = together.Max(gap => gap.Since)
        select new BlindSpot(together.Key.Account, together.Key.Region,
            $"All {TextFormat.Number(together.Sum(gap => gap.Instances.Count))} managed instances lost their node at the same "
            + "time and are still listed. They were stopped together, or the SSM Agent or the network failed, or the index "
            + $"lost the nodes. They count as managed, as on {TextFormat.Date(since)}, until this has lasted for "
            + $"{RunsUntilAccepted} runs. Add config and security-hub as evidence to get a verdict at once.")
        {
            LastSeen = since,
        };

    // The accounts and Regions with instances that had a node in the last run that listed its nodes, and have none now.
    private static IEnumerable<NodeGap> FindGaps(RunContext run) =>
        from managed in run.Baseline.LastManaged
        where run.Observations.Inventory.Find(managed.Key) is { IsManaged: false }
        group managed by AccountRegion.Create(managed.Key) into here
        let before = run.Baseline.AccountRegions.GetValueOrDefault(here.Key)
        let since = before?.NodesLastSeen ?? before?.LastSeen ?? run.Baseline.Report?.Date
        let lost = here.Where(managed => managed.Value == since).Select(managed => managed.Key).ToList()
        where lost.Count > 0
        select new NodeGap(here.Key, since.Value, before?.RunsWithoutNodes ?? 0, lost);

    // Other evidence decides without the list of nodes: a stopped instance is dormant, and an instance is unmanaged when SSM.1
    // has failed it since, or when it is running and Systems Manager has reported it as unmanaged since.
    private static bool IsDecided(in InstanceObservations observed, DateOnly since) =>
        observed.Facts?.State == InstanceState.Stopped
        || IsObservedSince(observed.SecurityHub, since)
        || (observed.Facts?.State == InstanceState.Running && IsObservedSince(observed.SystemsManager, since));

    private static bool IsObservedSince(InstanceEvidence? evidence, DateOnly since) =>
        evidence is { Status: ManagementStatus.Unmanaged, ObservedAt: { } observed }
        && DateOnly.FromDateTime(observed.UtcDateTime) > since;

    // An account and Region without nodes: the run that last listed them, the number of runs without them, and the instances
    // that had one.
    private sealed record NodeGap(AccountRegion Key, DateOnly Since, int Runs, List<InstanceKey> Instances)
    {
        public bool IsWholeAccount { get; init; }
    }
}
