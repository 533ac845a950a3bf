using FleetDiff.Reporting;

namespace FleetDiff.Comparing.Changing;

/// <summary>Holds two nights against each other. Pure: its rows come from wherever they come.</summary>
public sealed class Changes
{
    private static readonly int Standings = Enum.GetValues<Standing>().Length;

    private readonly List<ChangedInstance> _unmanaged = [];
    private readonly List<ChangedInstance> _resolved = [];
    private readonly List<ChangedInstance> _gone = [];
    private readonly List<ChangedInstance> _changed = [];
    private readonly int[] _transitions = new int[Standings * Standings];

    private Changes()
    {
    }

    /// <summary>
    /// Walks two nights' rows once, side by side. Of the rows only those are kept that changed and are not managed on
    /// both nights.
    /// </summary>
    /// <param name="before">The earlier night.</param>
    /// <param name="after">The later night.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<NightComparison> BetweenAsync(
        NightRows before, NightRows after, CancellationToken cancellationToken)
    {
        var changes = new Changes();
        await changes.WalkAsync(before.Rows, after.Rows, cancellationToken);
        return changes.Between(before.Report, after.Report);
    }

    private async Task WalkAsync(
        IAsyncEnumerable<NightRow> before, IAsyncEnumerable<NightRow> after, CancellationToken cancellationToken)
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

    private void Add(NightRow? before, NightRow? after)
    {
        var (then, now) = (before?.Standing ?? Standing.Absent, after?.Standing ?? Standing.Absent);
        _transitions[((int)then * Standings) + (int)now]++;
        var list = ListOf(then, now, before is { IsOpen: true });
        if (list is not null && (after ?? before) is { } known)
        {
            list.Add(new(known.Key, then, now, after?.Row ?? before?.Row));
        }
    }

    private List<ChangedInstance>? ListOf(Standing then, Standing now, bool wasOpen) => (then, now) switch
    {
        _ when then == now => null,
        (Standing.Absent, Standing.Managed) or (Standing.Managed, Standing.Absent) => null,
        (_, Standing.Unmanaged) => _unmanaged,
        (_, Standing.Absent) => _gone,
        (_, Standing.Managed or Standing.Dormant) when wasOpen => _resolved,
        _ => _changed,
    };

    private NightComparison Between(Report before, Report after) => new()
    {
        Schema = NightComparison.CurrentSchema,
        Before = new(before.Date, before.Suspect, before.Totals),
        After = new(after.Date, after.Suspect, after.Totals),
        Warnings =
        [
            .. Doubts.About(before, Instances((then, _) => then)),
            .. Doubts.About(after, Instances((_, now) => now)),
            .. Doubts.About(before, after),
        ],
        Unmanaged = _unmanaged,
        Resolved = _resolved,
        Gone = _gone,
        Changed = _changed,
        Transitions = [.. Transitions().Where(transition => transition.Count > 0)],
        Accounts =
        [
            .. OnBoth(before.Accounts, after.Accounts, count => count.Account)
                .Select(both => new AccountOnBoth(both.Name, both.Before, both.After)),
        ],
        Regions =
        [
            .. OnBoth(before.Regions, after.Regions, count => count.Region)
                .Select(both => new RegionOnBoth(both.Name, both.Before, both.After)),
        ],
    };

    private IEnumerable<Transition> Transitions() =>
        _transitions.Select((count, place) =>
            new Transition((Standing)(place / Standings), (Standing)(place % Standings), count));

    private int Instances(Func<Standing, Standing, Standing> side) => Transitions()
        .Where(transition => side(transition.Before, transition.After) != Standing.Absent)
        .Sum(transition => transition.Count);

    private static IEnumerable<(string Name, T? Before, T? After)> OnBoth<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> nameOf)
        where T : class
    {
        var (then, now) = (Named(before), Named(after));
        return then.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Select(name => (name, then.GetValueOrDefault(name), now.GetValueOrDefault(name)));

        Dictionary<string, T> Named(IReadOnlyList<T> counts) => counts.DistinctBy(nameOf).ToDictionary(nameOf);
    }
}

/// <summary>A night, and every instance of its inventory.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Rows">The instances, sorted by key, each once.</param>
public sealed record NightRows(Report Report, IAsyncEnumerable<NightRow> Rows);
