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
    private readonly IReadOnlyList<ReportedInstance> _rows;
    private readonly List<InstanceGroup> _groups = [];
    private readonly List<InstanceGroup> _known = [];

    private GroupChanges(
        DateOnly date, Baseline baseline, AnalysisRules rules, IReadOnlyList<ReportedInstance> rows, GroupFinder members)
    {
        (_date, _baseline, _rules, _rows) = (date, baseline, rules, rows);
        Members = members;
    }

    /// <summary>The known groups that are not listed: those without an unmanaged instance, and those with a single one.</summary>
    public IReadOnlyList<InstanceGroup> Known => _known;

    /// <summary>The groups of the rows, largest first, with their first date and their size at the last alert.</summary>
    public IReadOnlyList<InstanceGroup> Groups => _groups;

    /// <summary>The group of each row; its groups have the order of <see cref="Groups"/>.</summary>
    public GroupFinder Members { get; }

    /// <summary>Evaluates the groups of a run, and sets in each row whether its group makes it due.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="unmanaged">The unmanaged instances, each due or not due by its own history.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="rules">The settings.</param>
    public static GroupChanges Evaluate(
        DateOnly date, IReadOnlyList<ReportedInstance> unmanaged, Baseline baseline, AnalysisRules rules)
    {
        var groups = GroupFinder.Find(unmanaged, _ => false, baseline.Groups.Keys.ToHashSet());
        var changes = new GroupChanges(date, baseline, rules, unmanaged, groups);
        var members = new Dictionary<InstanceGroup, List<ReportedInstance>>(ReferenceEqualityComparer.Instance);
        foreach (var row in unmanaged)
        {
            if (groups.FindGroup(row.Key) is { } group)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(members, group, out _) ??= []).Add(row);
            }
        }

        foreach (var group in groups.All)
        {
            changes._groups.Add(changes.Decide(group, members[group]));
        }

        changes.Retain(groups.Singles);
        return changes;
    }

    private InstanceGroup Decide(InstanceGroup group, List<ReportedInstance> members)
    {
        var before = GroupKey.TryCreate(group) is { } key ? _baseline.Groups.GetValueOrDefault(key) : null;
        var first = before?.FirstUnmanaged ?? members.Min(row => row.FirstUnmanaged) ?? _date;
        // A new group starts with the size of the members that were alerted one by one.
        var most = before?.Most ?? members.Count(row => !IsUnalerted(row));
        var grownFrom = (int?)null;
        if (most == 0)
        {
            var inGrace = _baseline.Report is not null && members.TrueForAll(row => row.InGracePeriod)
                && (_date.DayNumber - first.DayNumber) * 24 < _rules.GraceHours;
            if (!inGrace)
            {
                members.ForEach(Announce);
                most = group.Count;
            }
        }
        else if (HasGrown(group, members, before, most))
        {
            members.ForEach(Announce);
            (grownFrom, most) = (most, group.Count);
        }
        else
        {
            members.ForEach(Suppress);
        }

        return group with
        {
            FirstUnmanaged = first,
            Most = most,
            GrownFrom = grownFrom,
            NewCount = members.Count(row => row.Due),
        };
    }

    // Instances in their grace period count up to the size of the group in the baseline. A common Name prefix is only a guess,
    // and any account owner can set a Name: such a group is alerted for every additional instance.
    private static bool HasGrown(InstanceGroup group, List<ReportedInstance> members, InstanceGroup? before, int most)
    {
        var lasting = Math.Min(group.Count, before?.Count ?? 0);
        var count = Math.Max(lasting, members.Count(row => !row.InGracePeriod));
        var more = group.Kind == GroupKind.NamePrefix ? 1 : Math.Max(MinGrowth, (most + 1) / 2);
        return count >= most + more;
    }

    private static void Announce(ReportedInstance row)
    {
        if (IsUnalerted(row) && row.NotAlerted != SuppressionReason.Intermittent)
        {
            (row.Due, row.InGracePeriod, row.NotAlerted) = (true, false, null);
        }
    }

    // An instance that was managed, resolved or exempt before is not a replacement within its group: it is alerted itself.
    private static void Suppress(ReportedInstance row)
    {
        if (IsUnalerted(row) && row is { LastManaged: null, Reopened: null, ExemptionEnded: null, Intermittent: null })
        {
            (row.Due, row.InGracePeriod, row.NotAlerted) = (false, false, SuppressionReason.KnownGroup);
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
                    Cause = null,
                    GrownFrom = null,
                    LastUnmanaged = last,
                });
            }
        }

        _known.Sort((one, other) => (one.Account, one.Region, one.Label).CompareTo((other.Account, other.Region, other.Label)));
    }
}
