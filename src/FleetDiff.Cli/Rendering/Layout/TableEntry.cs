using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>A line of a list of unmanaged instances: an instance, or a group of them.</summary>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its Region's code.</param>
/// <param name="What">Its id, or how many they are.</param>
/// <param name="Name">Its Name, or the group's.</param>
/// <param name="Note">What is remarkable about it.</param>
internal sealed record TableEntry(string Account, string Region, string What, string Name, string Note)
{
    /// <summary>
    /// Instances as lines, groups first and the largest before; a group's members are below it when the whole list is
    /// wanted. Of a group with one instance in the list, that is shown.
    /// </summary>
    public static IReadOnlyList<TableEntry> Create(ReportSummary summary, IReadOnlyList<ReportedInstance> rows, bool whole)
    {
        var (groups, alone) = summary.Group(rows);
        return
        [
            .. groups.SelectMany(group => whole
                ? group.Rows.Select(row => CreateMember(summary, row, group)).Prepend(Create(group))
                : [Create(group)]),
            .. alone.Select(row => Create(row, summary.NotesOf(row).Select(note => note.Text))),
        ];
    }

    private static TableEntry Create(RowGroup rows)
    {
        var group = rows.Group;
        return new(rows.Account, rows.Region, TextFormat.Count(rows.Rows.Count, "instance"),
            group is null ? rows.Label : $"{group.Name}{(group.Part is null ? "" : $", {group.Part}")}",
            string.Join("; ", group is null ? rows.Notes : rows.Notes.Prepend(EvidenceText.FormatState(group.Kind))));
    }

    // What the group's line says already is not said again.
    private static TableEntry CreateMember(ReportSummary summary, ReportedInstance row, RowGroup group) => Create(
        row,
        summary.NotesOf(row).Where(note => note.Kind != NoteKind.Group).Select(note => note.Text)
            .Where(note => note != group.Since)) with
    {
        Name = $"  {row.Name}",
    };

    private static TableEntry Create(ReportedInstance row, IEnumerable<string> notes) =>
        new(row.Account, row.Region, row.Instance, row.Name ?? "", string.Join("; ", notes));
}
