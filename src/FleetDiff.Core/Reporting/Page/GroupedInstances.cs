namespace FleetDiff.Reporting.Page;

/// <summary>
/// The unmanaged instances of one group as one line that unfolds: 300 nodes of one launch template are one cause.
/// </summary>
/// <param name="summary">The report.</param>
/// <param name="what">What is listed of them: the new ones, or those still open.</param>
internal sealed class GroupedInstances(ReportSummary summary, string what)
{
    private const int MostMembers = 100;

    /// <summary>Since when an instance is open.</summary>
    public Column<ReportedInstance> Open { get; } = Columns.Open(summary.Report.Date);

    /// <summary>Why an instance that stands on its own is unmanaged, and what to look at next.</summary>
    public Column<ReportedInstance> WhyAndNext => new("why", "Why, and what next", row =>
        $"{Columns.Notes(summary.NotesOf(row))}{Html.Text(row.Because)}{Columns.Next(summary.NextStepOf(row))}");

    /// <summary>The groups, each with its instances.</summary>
    public IEnumerable<string> Of(IReadOnlyList<RowGroup> groups, Room room)
    {
        // Half is for the lines: the members of the first groups must not hide the last ones.
        var heads = room.Part(2);
        var shown = 0;
        foreach (var group in groups)
        {
            var head = Head(group);
            if (!heads.Takes(head))
            {
                break;
            }

            shown++;
            yield return head;
            foreach (var piece in Members.Of(group.Rows, room))
            {
                yield return piece;
            }

            yield return "</details>";
        }

        room.TakeBack(heads);
        if (shown < groups.Count)
        {
            var more = Written.Count(groups.Count - shown, "more group");
            yield return $"<p class=\"rest\">And {more}, in unmanaged.csv.</p>";
        }
    }

    private Table<ReportedInstance> Members => new(
        "Instances of the group", Columns.Instance, Columns.Team, Open,
        new("why", "Why", row =>
            $"{Columns.Notes(summary.NotesOf(row).Where(note => note.Kind != NoteKind.Group))}{Html.Text(row.Because)}"))
    {
        Verdict = "unmanaged",
        Most = MostMembers,
        Rest = "unmanaged.csv",
    };

    private string Head(RowGroup group) =>
        $"<details class=\"group\" data-account=\"{group.Account}\" data-region=\"{group.Region}\">"
        + $"<summary><b>{Written.Number(group.Rows.Count)} {what}</b> <span>{Html.Foreign(group.Label)}</span> "
        + $"<span class=\"place\">{string.Join(" · ", group.Notes.Prepend(group.Region).Prepend(group.Account))}</span></summary>"
        + (group.Group?.NextStep is { } step ? $"<p class=\"step\">{Columns.Step(step)}</p>" : "");
}
