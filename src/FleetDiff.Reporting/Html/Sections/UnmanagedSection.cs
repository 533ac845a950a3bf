namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The unmanaged instances by cause: new ones, and those still open.</summary>
/// <param name="summary">The report.</param>
/// <param name="budget">The bytes for both lists.</param>
internal sealed class UnmanagedSection(ReportSummary summary, ByteBudget budget)
{
    // A short list is expanded. A long list shows one line for each cause.
    private const int MaxExpanded = 30;

    private readonly IReadOnlyList<ReportedInstance> _open =
        [.. summary.Before.Concat(summary.InGrace).OrderBy(row => row.FirstUnmanaged).ThenBy(row => row.Key)];

    /// <summary>Renders the new instances. They leave half of the bytes for those that are still open.</summary>
    public IReadOnlyList<string> RenderNew()
    {
        var part = budget.TakePart(_open.Count > 0 ? 2 : 1);
        var pieces = RenderList(summary.Report.New, summary.IsFirst ? "unmanaged" : "new", part);
        budget.Return(part);
        return pieces;
    }

    /// <summary>Renders the instances that are still open, with all bytes that the new ones leave.</summary>
    public IReadOnlyList<string> RenderStillOpen() => RenderList(_open, "still open", budget);

    private List<string> RenderList(IReadOnlyList<ReportedInstance> rows, string what, ByteBudget part)
    {
        var causes = CauseSection.Create(summary, rows);
        var heads = part.TakePart(4);
        var sections = causes.Select(cause => (Head: cause.RenderHead(what, isOpen: rows.Count <= MaxExpanded), Cause: cause))
            .TakeWhile(section => heads.TryTake(section.Head)).ToList();
        part.Return(heads);
        TakeLines([.. sections.SelectMany(section => section.Cause.Lines)], part);
        List<string> pieces =
            [.. sections.SelectMany(section => (string[])[section.Head, .. section.Cause.RenderLines(), "</details>"])];
        if (sections.Count < causes.Count)
        {
            var left = causes.Skip(sections.Count).Sum(cause => cause.Count);
            pieces.Add($"<p class=\"rest\">And {TextFormat.Count(left, "instance")} with "
                + $"{TextFormat.Count(causes.Count - sections.Count, "more cause")}, in unmanaged.csv.</p>");
        }

        return pieces;
    }

    // The instances of groups get at least a third. Each part takes what the other leaves.
    private static void TakeLines(IReadOnlyList<InstanceLine> lines, ByteBudget budget)
    {
        var members = lines.Any(line => line.Group is not null) ? budget.TakePart(3) : new ByteBudget(0);
        TakeRows();
        budget.Return(members);
        foreach (var line in Interleave(line => line is { IsShown: true, Group: not null }))
        {
            // A smaller group can fit where a larger one does not.
            var html = line.RenderMembers();
            line.Members = budget.TryTake(html) ? html : null;
        }

        TakeRows();

        void TakeRows()
        {
            foreach (var line in Interleave(line => !line.IsShown).TakeWhile(line => budget.TryTake(line.RenderRow())))
            {
                line.IsShown = true;
            }
        }

        IEnumerable<InstanceLine> Interleave(Func<InstanceLine, bool> include) =>
            AccountBreakdown.Interleave(lines.Where(include).GroupBy(line => line.First.Account, StringComparer.Ordinal));
    }
}
