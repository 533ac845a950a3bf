namespace FleetDiff.Reporting;

/// <summary>
/// A list of instances in which each group is one line, because the instances of a group usually have one cause.
/// </summary>
/// <param name="Groups">The groups, largest first.</param>
/// <param name="Alone">The instances without a group, in their original order.</param>
public sealed record GroupedRows(IReadOnlyList<RowGroup> Groups, IReadOnlyList<ReportedInstance> Alone)
{
    internal static GroupedRows Create(ReportSummary summary, IReadOnlyList<ReportedInstance> rows, int fewest)
    {
        var date = summary.Report.Date;
        IReadOnlyList<RowGroup> groups =
        [
            .. from row in rows
               where row.Group is not null
               group row by (row.Account, row.Region, row.Group) into same
               let count = same.Count()
               where count >= fewest
               orderby count descending
               let @group = summary.FindGroup(same.First())
               let first = @group?.FirstUnmanaged ?? same.Min(row => row.FirstUnmanaged)
               select new RowGroup([.. same], @group, first < date ? $"since {TextFormat.Date(first)}" : null),
        ];
        var grouped = groups.SelectMany(group => group.Rows).Select(row => row.Key).ToHashSet();
        return new(groups, [.. rows.Where(row => !grouped.Contains(row.Key))]);
    }
}

/// <summary>The instances of a list that belong to one group.</summary>
/// <param name="Rows">The instances; at least one.</param>
/// <param name="Group">The group, which can have more instances than the list; null when the report does not contain it.</param>
/// <param name="Since">Since when the group has unmanaged instances, in words; null when since the report's date.</param>
public sealed record RowGroup(IReadOnlyList<ReportedInstance> Rows, InstanceGroup? Group, string? Since)
{
    /// <summary>The account of the group.</summary>
    public string Account => Rows[0].Account;

    /// <summary>The Region code of the group.</summary>
    public string Region => Rows[0].Region;

    /// <summary>The name of the group. Untrusted text.</summary>
    public string Label => Rows[0].Group ?? "";

    /// <summary>Short notes: the start date, the earlier size, the total size, and whether instances are reopened.</summary>
    public IEnumerable<string> Notes => new[]
    {
        Since,
        Group?.GrownFrom is { } before ? $"grown from {TextFormat.Number(before)}" : null,
        Rows.Count < Group?.Count ? $"{TextFormat.Number(Group.Count)} in all" : null,
        Rows.Any(row => row.Reopened is not null) ? "some reopened" : null,
    }.OfType<string>();
}
