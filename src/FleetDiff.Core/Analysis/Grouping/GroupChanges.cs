using System.Runtime.InteropServices;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>
/// Decides which groups are alerted. A group is alerted when it first has unmanaged instances beyond their grace period, and
/// again when it has grown considerably since the last alert. Instances that a known group replaces are not alerted.
/// </summary>
internal sealed class GroupChanges
{
    /// <summary>The smallest growth, in instances, for another alert. The group must also grow by half.</summary>
    public const int MinGrowth = 5;

    /// <summary>The number of days for which a group without unmanaged instances stays known.</summary>
    public const int RetentionDays = 28;

    private readonly DateOnly _date;
    private readonly Baseline _baseline;
    private readonly AnalysisRules _rules;
    private readonly List<ReportedInstance> _rows;
    private readonly List<InstanceGroup> _groups = [];
    private readonly List<InstanceGroup> _known = [];

    private GroupChanges(DateOnly date, Baseline baseline, AnalysisRules rules, IReadOnlyList<ReportedInstance> rows) =>
        (_date, _baseline, _rules, _rows) = (date, baseline, rules, [.. rows]);

    /// <summary>The unmanaged instances, in their order, each due or not due after its group was evaluated.</summary>
    public IReadOnlyList<ReportedInstance> Rows => _rows;

    /// <summary>The known groups that are not listed: those without an unmanaged instance, and those with a single one.</summary>
    public IReadOnlyList<InstanceGroup> Known => _known;

    /// <summary>The groups of the rows, largest first, with their first date and their size at the last alert.</summary>
    public IReadOnlyList<InstanceGroup> Groups => _groups;

    /// <summary>The group of each row; its groups have the order of <see cref="Groups"/>.</summary>
    public GroupFinder Members { get; private init; } = FleetDiff.Core.Analysis.Grouping.GroupFinder.Find([], _ => false);

    /// <summary>Evaluates the groups of a run.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="unmanaged">The unmanaged instances, each due or not due by its own history.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="rules">The settings.</param>
    public static GroupChanges Evaluate(
        DateOnly date, IReadOnlyList<ReportedInstance> unmanaged, Baseline baseline, AnalysisRules rules)
    {
        var groups = FleetDiff.Core.Analysis.Grouping.GroupFinder.Find(unmanaged, _ => false, baseline.Groups.Keys.ToHashSet());
        var changes = new GroupChanges(date, baseline, rules, unmanaged) { Members = groups };
        var indexes = new Dictionary<InstanceGroup, List<int>>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < unmanaged.Count; index++)
        {
            if (groups.FindGroup(unmanaged[index].Key) is { } group)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(indexes, group, out _) ??= [])
                    .Add(index);
            }
        }

        foreach (var group in groups.All)
        {
            changes._groups.Add(changes.Decide(group, indexes[group]));
        }

        changes.Retain(groups.Singles);
        return changes;
    }

    private InstanceGroup Decide(InstanceGroup group, List<int> indexes)
    {
        var before = GroupKey.TryCreate(group) is { } key ? _baseline.Groups.GetValueOrDefault(key) : null;
        var first = before?.FirstUnmanaged ?? indexes.Min(index => _rows[index].FirstUnmanaged) ?? _date;
        // A new group starts with the size of the members that were alerted one by one.
        var most = before?.Most ?? indexes.Count(index => !IsUnalerted(_rows[index]));
        var grownFrom = (int?)null;
        if (most == 0)
        {
            var inGrace = _baseline.Report is not null && indexes.TrueForAll(index => _rows[index].InGracePeriod)
                && (_date.DayNumber - first.DayNumber) * 24 < _rules.GraceHours;
            if (!inGrace)
            {
                indexes.ForEach(Announce);
                most = group.Count;
            }
        }
        else if (HasGrown(group, indexes, before, most))
        {
            indexes.ForEach(Announce);
            (grownFrom, most) = (most, group.Count);
        }
        else
        {
            indexes.ForEach(Suppress);
        }

        return group with
        {
            FirstUnmanaged = first,
            Most = most,
            GrownFrom = grownFrom,
            NewCount = indexes.Count(index => _rows[index].Due),
        };
    }

    // Instances in their grace period count up to the size of the group in the baseline. A common Name prefix is only a guess,
    // and any account owner can set a Name: such a group is alerted for every additional instance.
    private bool HasGrown(InstanceGroup group, List<int> indexes, InstanceGroup? before, int most)
    {
        var lasting = Math.Min(group.Count, before?.Count ?? 0);
        var count = Math.Max(lasting, indexes.Count(index => !_rows[index].InGracePeriod));
        var more = group.Kind == GroupKind.NamePrefix ? 1 : Math.Max(MinGrowth, (most + 1) / 2);
        return count >= most + more;
    }

    private void Announce(int index)
    {
        if (IsUnalerted(_rows[index]) && _rows[index].NotAlerted != SuppressionReason.Intermittent)
        {
            _rows[index] = _rows[index] with { Due = true, InGracePeriod = false, NotAlerted = null };
        }
    }

    // An instance that was managed, resolved or exempt before is not a replacement within its group: it is alerted itself.
    private void Suppress(int index)
    {
        if (IsUnalerted(_rows[index]) && _rows[index] is
            { LastManaged: null, Reopened: null, ExemptionEnded: null, Intermittent: null })
        {
            _rows[index] = _rows[index] with { Due = false, InGracePeriod = false, NotAlerted = SuppressionReason.KnownGroup };
        }
    }

    private static bool IsUnalerted(ReportedInstance row) =>
        row.LastSeen is null && (row.Due || row.InGracePeriod || row.NotAlerted is not null);

    private void Retain(IReadOnlyDictionary<InstanceKey, InstanceGroup> singles)
    {
        var open = _groups.Select(GroupKey.TryCreate).ToHashSet();
        foreach (var row in _rows)
        {
            if (singles.TryGetValue(row.Key, out var single) && open.Add(GroupKey.TryCreate(single)))
            {
                _known.Add(single with { FirstUnmanaged = row.FirstUnmanaged, Most = row.InGracePeriod ? 0 : 1 });
            }
        }

        foreach (var (key, group) in _baseline.Groups)
        {
            var last = group.LastUnmanaged ?? _baseline.Report?.Date ?? _date;
            if (!open.Contains(key) && _date.DayNumber - last.DayNumber < RetentionDays)
            {
                _known.Add(group with
                {
                    Count = 0,
                    NewCount = 0,
                    Examples = [],
                    NextStep = null,
                    GrownFrom = null,
                    LastUnmanaged = last,
                });
            }
        }

        _known.Sort((one, other) => (one.Account, one.Region, one.Label).CompareTo((other.Account, other.Region, other.Label)));
    }
}
