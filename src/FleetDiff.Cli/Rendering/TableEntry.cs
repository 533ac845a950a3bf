using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>A row of a list: an instance, a node, or a group of instances.</summary>
/// <param name="Account">The account id.</param>
/// <param name="AccountName">The name of the account, or null.</param>
/// <param name="Region">The Region code.</param>
/// <param name="What">The instance or node id, or the number of instances of the group.</param>
/// <param name="Name">The Name tag of the instance, or the name of the group.</param>
/// <param name="Note">The notes, separated by semicolons.</param>
internal sealed record TableEntry(
    string Account, string? AccountName, string Region, string What, string Name, string Note)
{
    /// <summary>The number of instances that the row stands for; 0 for a group whose members follow.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>The lines below the row.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Creates the row of an instance.</summary>
    public static TableEntry Create(ReportedInstance row, string note) =>
        new(row.Account, row.AccountName, row.Region, row.Instance, row.Name ?? "", note);

    /// <summary>Creates the row of an instance that changed between two reports.</summary>
    public static TableEntry Create(AccountNames names, ChangedInstance row, string note) =>
        new(row.Account, names.FindName(row.Account), row.Region, row.Instance, row.Name ?? "", note);

    /// <summary>Creates the row of an orphaned node.</summary>
    public static TableEntry Create(AccountNames names, OrphanedNode node) => new(
        node.Account, names.FindName(node.Account), node.Region, node.Instance, "", TextFormat.Time(node.ReportedAt));

    /// <summary>Creates the rows of instances.</summary>
    public static IReadOnlyList<TableEntry> Create(
        IReadOnlyList<ReportedInstance> rows, Func<ReportedInstance, string> note) =>
        [.. rows.Select(row => Create(row, note(row)))];

    /// <summary>
    /// Creates the rows of a list: groups first, the largest group first, then single instances. With
    /// <paramref name="whole"/>, the members of a group follow its row. A group with one instance is shown as an instance.
    /// </summary>
    public static IReadOnlyList<TableEntry> Create(ReportSummary summary, IReadOnlyList<ReportedInstance> rows, bool whole)
    {
        var (groups, alone) = summary.CreateGroups(rows);
        return
        [
            .. groups.SelectMany(group => whole
                ? group.Rows.Select(row => CreateMember(summary, row, group)).Prepend(Create(group) with { Instances = 0 })
                : [Create(group)]),
            .. alone.Select(row => Create(row, FormatNotes(summary.FormatNotes(row)))),
        ];
    }

    /// <summary>Formats the notes that are not empty.</summary>
    public static string FormatNotes(params IEnumerable<string> notes) =>
        string.Join("; ", notes.Where(note => note.Length > 0));

    private static TableEntry Create(RowGroup rows)
    {
        var group = rows.Group;
        return new(
            rows.Account, rows.Rows[0].AccountName, rows.Region, TextFormat.Count(rows.Rows.Count, "instance"),
            group is null ? rows.Label : $"{group.Name}{(group.Part is null ? "" : $", {group.Part}")}",
            FormatNotes(group is null ? rows.Notes : rows.Notes.Prepend(FormatKind(group.Kind))))
        {
            Instances = rows.Rows.Count,
        };
    }

    private static string FormatKind(GroupKind kind) =>
        kind == GroupKind.NamePrefix ? "Name prefix" : InstanceGroup.FormatKind(kind);

    private static TableEntry CreateMember(ReportSummary summary, ReportedInstance row, RowGroup group) =>
        Create(row, FormatNotes(summary.FormatNotes(row, group))) with { Name = $"  {row.Name}" };
}

/// <summary>A list of instances, nodes and groups with its heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Style">The style of the heading in a terminal.</param>
/// <param name="Entries">The rows.</param>
/// <param name="MaxRows">The maximum number of rows that are shown.</param>
internal sealed record EntryList(string Title, Style Style, IReadOnlyList<TableEntry> Entries, int MaxRows = int.MaxValue)
{
    /// <summary>The columns.</summary>
    public IReadOnlyList<Column<TableEntry>> Columns { get; init; } = TableColumns.Entries;

    /// <summary>The rows that are shown.</summary>
    public IReadOnlyList<TableEntry> Shown { get; } = [.. Entries.Take(MaxRows)];

    /// <summary>The number of instances; a row can be a group.</summary>
    public int Instances => Entries.Sum(entry => entry.Instances);

    /// <summary>The number of instances that are not shown.</summary>
    public int Omitted => Entries.Skip(MaxRows).Sum(entry => entry.Instances);
}
