namespace FleetDiff.Core.Analysis.Changes;

/// <summary>Compares two runs. It does no I/O itself: the caller provides the rows.</summary>
internal sealed class RunComparisonBuilder
{
    private readonly List<ChangedInstance> _unmanaged = [];
    private readonly List<ChangedInstance> _resolved = [];
    private readonly List<ChangedInstance> _removed = [];
    private readonly List<ChangedInstance> _changed = [];
    private readonly Dictionary<(InstanceStatus Before, InstanceStatus After), int> _transitions = [];

    /// <summary>Compares two runs by merging their sorted rows in one pass. Only changed rows are kept in memory.</summary>
    public static async Task<RunComparison> CompareAsync(
        ArchivedRun before, ArchivedRun after, CancellationToken cancellationToken)
    {
        var changes = new RunComparisonBuilder();
        await changes.MergeAsync(before.Rows, after.Rows, cancellationToken);
        return changes.Build(before.Report, after.Report);
    }

    private async Task MergeAsync(
        IAsyncEnumerable<ArchivedInstance> before, IAsyncEnumerable<ArchivedInstance> after, CancellationToken cancellationToken)
    {
        await using var earlier = before.GetAsyncEnumerator(cancellationToken);
        await using var later = after.GetAsyncEnumerator(cancellationToken);
        var (hasEarlier, hasLater) = (await earlier.MoveNextAsync(), await later.MoveNextAsync());
        while (hasEarlier || hasLater)
        {
            var order = !hasEarlier ? 1 : !hasLater ? -1 : earlier.Current.Key.CompareTo(later.Current.Key);
            Add(order <= 0 ? earlier.Current : null, order >= 0 ? later.Current : null);
            hasEarlier = order <= 0 ? await earlier.MoveNextAsync() : hasEarlier;
            hasLater = order >= 0 ? await later.MoveNextAsync() : hasLater;
        }
    }

    private void Add(ArchivedInstance? before, ArchivedInstance? after)
    {
        var (then, now) = (before?.Status ?? InstanceStatus.Absent, after?.Status ?? InstanceStatus.Absent);
        _transitions[(then, now)] = _transitions.GetValueOrDefault((then, now)) + 1;
        var list = GetList(then, now, before is { IsOpen: true });
        if (list is not null && (after ?? before) is { } known)
        {
            list.Add(new(known.Key, then, now, after?.Row ?? before?.Row));
        }
    }

    private List<ChangedInstance>? GetList(InstanceStatus then, InstanceStatus now, bool wasOpen) => (then, now) switch
    {
        _ when then == now => null,
        (InstanceStatus.Absent, InstanceStatus.Managed) or (InstanceStatus.Managed, InstanceStatus.Absent) => null,
        (_, InstanceStatus.Unmanaged) => _unmanaged,
        (_, InstanceStatus.Absent) => _removed,
        (_, InstanceStatus.Managed or InstanceStatus.Dormant) when wasOpen => _resolved,
        _ => _changed,
    };

    private RunComparison Build(Report before, Report after) => new()
    {
        Schema = RunComparison.CurrentSchema,
        Before = new(before.Date, before.Suspect, before.Totals),
        After = new(after.Date, after.Suspect, after.Totals),
        Warnings =
        [
            .. ComparisonWarnings.Find(before, Count(transition => transition.Before != InstanceStatus.Absent)),
            .. ComparisonWarnings.Find(after, Count(transition => transition.After != InstanceStatus.Absent)),
            .. ComparisonWarnings.Find(before, after),
        ],
        Unmanaged = _unmanaged,
        Resolved = _resolved,
        Removed = _removed,
        Changed = _changed,
        Transitions =
        [
            .. _transitions.OrderBy(transition => transition.Key)
                .Select(transition => new StatusTransition(transition.Key.Before, transition.Key.After, transition.Value)),
        ],
        Accounts = Join(
            before.Accounts, after.Accounts, count => count.Account, (name, then, now) => new AccountComparison(name, then, now)),
        Regions = Join(
            before.Regions, after.Regions, count => count.Region, (name, then, now) => new RegionComparison(name, then, now)),
    };

    private int Count(Func<(InstanceStatus Before, InstanceStatus After), bool> isCounted) =>
        _transitions.Sum(transition => isCounted(transition.Key) ? transition.Value : 0);

    // Returns an item for each name in one of the lists, sorted.
    private static IReadOnlyList<TBoth> Join<T, TBoth>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> nameOf, Func<string, T?, T?, TBoth> create)
        where T : class
    {
        var (then, now) = (before.ToLookup(nameOf), after.ToLookup(nameOf));
        return
        [
            .. then.Concat(now).Select(counts => counts.Key).Distinct().Order(StringComparer.Ordinal)
                .Select(name => create(name, then[name].FirstOrDefault(), now[name].FirstOrDefault())),
        ];
    }
}

/// <summary>A stored run with every instance of its inventory.</summary>
/// <param name="Report">The report.</param>
/// <param name="Rows">The instances, sorted by key, each listed once.</param>
internal sealed record ArchivedRun(Report Report, IAsyncEnumerable<ArchivedInstance> Rows);
