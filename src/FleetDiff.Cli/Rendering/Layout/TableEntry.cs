using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>A row of a list: an instance, a node, or a group of instances.</summary>
/// <param name="Account">The account id.</param>
/// <param name="Region">The Region code.</param>
/// <param name="What">The instance or node id, or the number of instances of the group.</param>
/// <param name="Name">The Name tag of the instance, or the name of the group.</param>
/// <param name="Note">The notes, separated by semicolons.</param>
internal sealed record TableEntry(string Account, string Region, string What, string Name, string Note)
{
    /// <summary>The name of the account, or null.</summary>
    public string? AccountName { get; init; }

    /// <summary>The number of instances that the row stands for; 0 for a group whose members follow.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>The lines below the row.</summary>
    public string Details { get; init; } = "";

    /// <summary>Creates the row of an instance.</summary>
    public static TableEntry Create(ReportedInstance row, string note) =>
        new(row.Account, row.Region, row.Instance, row.Name ?? "", note) { AccountName = row.AccountName };

    /// <summary>Creates the row of an instance that changed between two reports.</summary>
    public static TableEntry Create(AccountNames names, ChangedInstance row, string note) =>
        new(row.Account, row.Region, row.Instance, row.Name ?? "", note) { AccountName = names.FindName(row.Account) };

    /// <summary>Creates the rows of instances.</summary>
    public static IReadOnlyList<TableEntry> Create(
        IReadOnlyList<ReportedInstance> rows, Func<ReportedInstance, string> note) =>
        [.. rows.Select(row => Create(row, note(row)))];

    /// <summary>Creates the rows of instances that changed between two reports.</summary>
    public static IReadOnlyList<TableEntry> Create(
        AccountNames names, IReadOnlyList<ChangedInstance> rows, Func<ChangedInstance, string> note) =>
        [.. rows.Select(row => Create(names, row, note(row)))];

    /// <summary>Creates the rows of orphaned nodes.</summary>
    public static IReadOnlyList<TableEntry> Create(AccountNames names, IReadOnlyList<OrphanedNode> nodes) =>
    [
        .. nodes.Select(node => new TableEntry(node.Account, node.Region, node.Instance, "", TextFormat.Time(node.ReportedAt))
        {
            AccountName = names.FindName(node.Account),
        }),
    ];

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
            .. alone.Select(row => Create(row, FormatNotes(summary.GetNotes(row).Select(note => note.Text)))),
        ];
    }

    /// <summary>Formats the notes that are not empty.</summary>
    public static string FormatNotes(params IEnumerable<string> notes) =>
        string.Join("; ", notes.Where(note => note.Length > 0));

    private static TableEntry Create(RowGroup rows)
    {
        var group = rows.Group;
        return new(rows.Account, rows.Region, TextFormat.Count(rows.Rows.Count, "instance"),
            group is null ? rows.Label : $"{group.Name}{(group.Part is null ? "" : $", {group.Part}")}",
            FormatNotes(group is null ? rows.Notes : rows.Notes.Prepend(EvidenceText.FormatState(group.Kind))))
        {
            AccountName = rows.Rows[0].AccountName,
            Instances = rows.Rows.Count,
        };
    }

    // Omits the notes that the group's row already has.
    private static TableEntry CreateMember(ReportSummary summary, ReportedInstance row, RowGroup group) => Create(
        row,
        FormatNotes(summary.GetNotes(row).Where(note => note.Kind != NoteKind.Group).Select(note => note.Text)
            .Where(note => note != group.Since))) with
    {
        Name = $"  {row.Name}",
    };
}
