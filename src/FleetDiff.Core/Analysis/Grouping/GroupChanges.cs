using System.Runtime.InteropServices;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>
/// Decides which groups are news. A group is news when it first has unmanaged instances beyond their grace period, and
/// when it grows clearly beyond what it had then; instances that a known group replaces are not.
/// </summary>
internal sealed class GroupChanges
{
    /// <summary>A group has to grow by so many at least, and by half, to be news again.</summary>
    public const int MinGrowth = 5;

    /// <summary>How many days a group without unmanaged instances is known.</summary>
    public const int RetentionDays = 28;

    private readonly DateOnly _date;
    private readonly Baseline _baseline;
    private readonly AnalysisRules _rules;
    private readonly List<ReportedInstance> _rows;
    private readonly List<InstanceGroup> _groups = [];
    private readonly List<InstanceGroup> _known = [];

    private GroupChanges(DateOnly date, Baseline baseline, AnalysisRules rules, IReadOnlyList<ReportedInstance> rows) =>
        (_date, _baseline, _rules, _rows) = (date, baseline, rules, [.. rows]);

    /// <summary>The unmanaged instances, in their order: those that are due because of their group, and those not.</summary>
    public IReadOnlyList<ReportedInstance> Rows => _rows;

    /// <summary>The groups that are known and not listed: those without an unmanaged instance, and single ones.</summary>
    public IReadOnlyList<InstanceGroup> Known => _known;

    /// <summary>The groups of the rows, largest first, with their age and the most they had.</summary>
    public IReadOnlyList<InstanceGroup> Groups => _groups;

    /// <summary>The group of each row, by the place of the group in <see cref="Groups"/>.</summary>
    public GroupFinder Members { get; private init; } = FleetDiff.Core.Analysis.Grouping.GroupFinder.Find([], _ => false);

    /// <summary>Decides.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="unmanaged">The unmanaged instances, each due by its own history or not.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="rules">What the settings say.</param>
    public static GroupChanges Evaluate(
        DateOnly date, IReadOnlyList<ReportedInstance> unmanaged, Baseline baseline, AnalysisRules rules)
    {
        var groups = FleetDiff.Core.Analysis.Grouping.GroupFinder.Find(unmanaged, _ => false, baseline.Groups.Keys.ToHashSet());
        var news = new GroupChanges(date, baseline, rules, unmanaged) { Members = groups };
        var places = new Dictionary<InstanceGroup, List<int>>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < unmanaged.Count; index++)
        {
            if (groups.FindGroup(unmanaged[index].Key) is { } group)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(places, group, out _) ??= [])
                    .Add(index);
            }
        }

        foreach (var group in groups.All)
        {
            news._groups.Add(news.Decide(group, places[group]));
        }

        news.Retain(groups.Singles);
        return news;
    }

    private InstanceGroup Decide(InstanceGroup group, List<int> places)
    {
        var before = GroupKey.TryCreate(group) is { } key ? _baseline.Groups.GetValueOrDefault(key) : null;
        var first = before?.FirstUnmanaged ?? places.Min(index => _rows[index].FirstUnmanaged) ?? _date;
        // Members that were alerted one by one, before they were a group, are what it had.
        var most = before?.Most ?? places.Count(index => !IsUnalerted(_rows[index]));
        var grownFrom = (int?)null;
        if (most == 0)
        {
            var inGrace = _baseline.Report is not null && places.TrueForAll(index => _rows[index].InGracePeriod)
                && (_date.DayNumber - first.DayNumber) * 24 < _rules.GraceHours;
            if (!inGrace)
            {
                places.ForEach(Announce);
                most = group.Count;
            }
        }
        else if (HasGrown(group, places, before, most))
        {
            places.ForEach(Announce);
            (grownFrom, most) = (most, group.Count);
        }
        else
        {
            places.ForEach(Suppress);
        }

        return group with
        {
            FirstUnmanaged = first,
            Most = most,
            GrownFrom = grownFrom,
            NewCount = places.Count(index => _rows[index].Due),
        };
    }

    // Instances in their grace period count when there were as many in the run before. A Name is only a guess at what belongs
    // together, and everybody may give one: there an instance more is news.
    private bool HasGrown(InstanceGroup group, List<int> places, InstanceGroup? before, int most)
    {
        var lasting = Math.Min(group.Count, before?.Count ?? 0);
        var count = Math.Max(lasting, places.Count(index => !_rows[index].InGracePeriod));
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

    // What was managed before, resolved or exempt does not come and go with its group: it is news of its own.
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
