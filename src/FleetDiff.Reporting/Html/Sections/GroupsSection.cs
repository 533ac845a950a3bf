using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// Shows the unmanaged instances of one group as one line that expands, because they usually have one cause.
/// </summary>
/// <param name="summary">The report.</param>
/// <param name="what">The word after the count, such as <c>new</c> or <c>still open</c>.</param>
internal sealed class GroupsSection(ReportSummary summary, string what)
{
    private const int MaxMembers = 100;

    /// <summary>The date since which an instance is unmanaged.</summary>
    public Column<ReportedInstance> Open { get; } = InstanceColumns.CreateOpenSince(summary.Report.Date);

    /// <summary>The cause and the fix of an instance without a group.</summary>
    public Column<ReportedInstance> CauseAndFix => new("why", "Cause and fix", row =>
        $"{InstanceColumns.RenderNotes(summary.GetNotes(row))}{HtmlText.Encode(row.Because)}{InstanceColumns.RenderCause(row.Cause)}");

    /// <summary>Renders the groups, each with its instances.</summary>
    public IEnumerable<string> Render(IReadOnlyList<RowGroup> groups, ByteBudget budget)
    {
        // Half of the budget is for the group lines, so that the members of the first groups do not displace later groups.
        var heads = budget.TakePart(2);
        var shown = 0;
        foreach (var group in groups)
        {
            var head = RenderHead(group);
            if (!heads.TryTake(head))
            {
                break;
            }

            shown++;
            yield return head;
            foreach (var piece in Members.Render(group.Rows, budget))
            {
                yield return piece;
            }

            yield return "</details>";
        }

        budget.Return(heads);
        if (shown < groups.Count)
        {
            var more = TextFormat.Count(groups.Count - shown, "more group");
            yield return $"<p class=\"rest\">And {more}, in unmanaged.csv.</p>";
        }
    }

    private Table<ReportedInstance> Members => new(
        "Instances of the group", InstanceColumns.Instance, InstanceColumns.Team, Open,
        new("why", "Why", row =>
            $"{InstanceColumns.RenderNotes(summary.GetNotes(row).Where(note => note.Kind != NoteKind.Group))}{HtmlText.Encode(row.Because)}"))
    {
        Verdict = "unmanaged",
        MaxRows = MaxMembers,
        RestLocation = "unmanaged.csv",
    };

    private string RenderHead(RowGroup group) =>
        $"<details class=\"group\" data-account=\"{group.Account}\" data-region=\"{group.Region}\">"
        + $"<summary><b>{TextFormat.Number(group.Rows.Count)} {what}</b> <span>{HtmlText.EncodeUntrusted(group.Label)}</span> "
        + $"<span class=\"place\">{string.Join(" · ", group.Notes.Prepend(group.Region).Prepend(group.Account))}</span></summary>"
        + (group.Group?.Cause is { } cause ? $"<p class=\"step\">{InstanceColumns.RenderFix(cause)}</p>" : "");
}
