using FleetDiff.Reporting;

namespace FleetDiff.Cli.Views;

/// <summary>A line of a list of unmanaged instances: an instance, or a group of them.</summary>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its Region's code.</param>
/// <param name="What">Its id, or how many they are.</param>
/// <param name="Name">Its Name, or the group's.</param>
/// <param name="Note">What is remarkable about it.</param>
internal sealed record Entry(string Account, string Region, string What, string Name, string Note)
{
    /// <summary>
    /// Instances as lines, groups first and the largest before; a group's members are below it when the whole list is
    /// wanted. Of a group with one instance in the list, that is shown.
    /// </summary>
    public static IReadOnlyList<Entry> Of(ReportSummary summary, IReadOnlyList<ReportedInstance> rows, bool whole)
    {
        var (groups, alone) = summary.Group(rows);
        return
        [
            .. groups.SelectMany(group => whole
                ? group.Rows.Select(row => Member(summary, row, group)).Prepend(Of(group))
                : [Of(group)]),
            .. alone.Select(row => Of(row, summary.NotesOf(row).Select(note => note.Text))),
        ];
    }

    private static Entry Of(RowGroup rows)
    {
        var group = rows.Group;
        return new(rows.Account, rows.Region, Written.Count(rows.Rows.Count, "instance"),
            group is null ? rows.Label : $"{group.Name}{(group.Part is null ? "" : $", {group.Part}")}",
            string.Join("; ", group is null ? rows.Notes : rows.Notes.Prepend(Words.Of(group.Kind))));
    }

    // What the group's line says already is not said again.
    private static Entry Member(ReportSummary summary, ReportedInstance row, RowGroup group) => Of(
        row,
        summary.NotesOf(row).Where(note => note.Kind != NoteKind.Group).Select(note => note.Text)
            .Where(note => note != group.Since)) with
    {
        Name = $"  {row.Name}",
    };

    private static Entry Of(ReportedInstance row, IEnumerable<string> notes) =>
        new(row.Account, row.Region, row.Instance, row.Name ?? "", string.Join("; ", notes));
}
