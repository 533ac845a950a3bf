namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>
/// Decides which groups are alerted. A group is alerted when it first has unmanaged instances beyond their grace period, and
/// again when it has grown considerably since the last alert. Instances that a known group replaces are not alerted.
/// </summary>
internal sealed class GroupChanges(RunContext run)
{
    /// <summary>The smallest growth, in instances, for another alert. The group must also grow by half.</summary>
    public const int MinGrowth = 5;

    /// <summary>The number of days for which a group without unmanaged instances stays known.</summary>
    public const int RetentionDays = 28;

    private const int MaxExamples = 5;

    private readonly Baseline _baseline = run.Baseline;

    /// <summary>Evaluates the groups of a run. Sets the group of each row, and whether the group makes the row due.</summary>
    /// <param name="unmanaged">The unmanaged instances with their causes, each due or not due by its own history.</param>
    /// <returns>
    /// The groups, largest first; and the known groups that are not listed: those without an unmanaged instance, and those with
    /// a single one.
    /// </returns>
    public (IReadOnlyList<InstanceGroup> Groups, IReadOnlyList<InstanceGroup> Known) Evaluate(
        IReadOnlyList<ReportedInstance> unmanaged)
    {
        var (groups, singles) = GroupFinder.Find(unmanaged, _baseline.Groups.ContainsKey);
        var open = groups.Concat(singles).Select(group => group.Key).ToHashSet();
        var closed = _baseline.Groups.Where(before => !open.Contains(before.Key)).Select(before => Close(before.Value))
            .Where(group => group.LastUnmanaged is { } last && run.GetDaysSince(last) < RetentionDays);
        return (
            [.. groups.Select(Decide)],
            [.. singles.Select(CreateSingle).Concat(closed).OrderBy(group => (group.Account, group.Region, group.Label))]);
    }

    private InstanceGroup Decide(FoundGroup found)
    {
        var members = found.Members;
        var before = _baseline.Groups.GetValueOrDefault(found.Key);
        var first = before?.FirstUnmanaged ?? members.Min(row => row.FirstUnmanaged) ?? run.Date;
        // A new group starts with the size of the members that were alerted one by one.
        var most = before?.Most ?? members.Count(row => !IsUnalerted(row));
        var grownFrom = (int?)null;
        if (most == 0)
        {
            var inGrace = _baseline.Report is not null && members.All(row => row.InGracePeriod)
                && run.GetDaysSince(first) * 24 < run.Rules.GraceHours;
            if (!inGrace)
            {
                Announce(members);
                most = members.Count;
            }
        }
        else if (HasGrown(found, before, most))
        {
            Announce(members);
            (grownFrom, most) = (most, members.Count);
        }
        else
        {
            Suppress(members);
        }

        var group = Create(found) with
        {
            FirstUnmanaged = first,
            Most = most,
            GrownFrom = grownFrom,
            Cause = FindCommonCause(members),
        };
        var label = group.Label;
        foreach (var row in members)
        {
            row.Group = label;
        }

        return group;
    }

    // Instances in their grace period count up to the size of the group in the baseline. A common Name prefix is only a guess,
    // and any account owner can set a Name: such a group is alerted for every additional instance.
    private static bool HasGrown(FoundGroup group, InstanceGroup? before, int most)
    {
        var lasting = Math.Min(group.Members.Count, before?.Count ?? 0);
        var count = Math.Max(lasting, group.Members.Count(row => !row.InGracePeriod));
        var more = group.Key.Kind == GroupKind.NamePrefix ? 1 : Math.Max(MinGrowth, (most + 1) / 2);
        return count >= most + more;
    }

    private static void Announce(IReadOnlyList<ReportedInstance> members)
    {
        foreach (var row in members.Where(row => IsUnalerted(row) && row.NotAlerted != SuppressionReason.Intermittent))
        {
            (row.Due, row.InGracePeriod, row.NotAlerted) = (true, false, null);
        }
    }

    // An instance that was managed, resolved or exempt before is not a replacement within its group: it is alerted itself.
    private static void Suppress(IReadOnlyList<ReportedInstance> members)
    {
        foreach (var row in members.Where(row => IsUnalerted(row)
            && row is { LastManaged: null, Reopened: null, ExemptionEnded: null, Intermittent: null }))
        {
            (row.Due, row.InGracePeriod, row.NotAlerted) = (false, false, SuppressionReason.KnownGroup);
        }
    }

    private static bool IsUnalerted(ReportedInstance row) =>
        row.LastSeen is null && (row.Due || row.InGracePeriod || row.NotAlerted is not null);

    private static Cause? FindCommonCause(IReadOnlyList<ReportedInstance> members) =>
        members.DistinctBy(row => (row.Cause?.Code, row.Cause?.Resource)).Count() == 1 ? members[^1].Cause : null;

    private static InstanceGroup CreateSingle(FoundGroup single)
    {
        var row = single.Members[0];
        return Create(single) with { FirstUnmanaged = row.FirstUnmanaged, Most = row.InGracePeriod ? 0 : 1, NewCount = 0 };
    }

    private static InstanceGroup Create(FoundGroup group) => new(
        group.Key.Kind,
        group.Key.Name,
        group.Key.Location.Account,
        group.Key.Location.Region,
        group.Members.Count,
        group.Members.Count(row => row.Due),
        [.. group.Members.Take(MaxExamples).Select(row => row.Instance)])
    {
        Part = group.Key.Part,
    };

    private InstanceGroup Close(InstanceGroup group) => group with
    {
        Count = 0,
        NewCount = 0,
        GrownFrom = null,
        Examples = [],
        Cause = null,
        LastUnmanaged = group.LastUnmanaged ?? _baseline.Report?.Date ?? run.Date,
    };
}
