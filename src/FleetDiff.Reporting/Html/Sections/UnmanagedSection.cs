namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The unmanaged instances by cause: new ones, and those still open.</summary>
internal static class UnmanagedSection
{
    // A short list is expanded. A long list shows one line for each cause.
    private const int MaxExpanded = 30;

    /// <summary>Renders the new instances, and those that are still open, in a number of bytes for both lists.</summary>
    public static (IReadOnlyList<string> New, IReadOnlyList<string> StillOpen) Render(ReportSummary summary, int bytes)
    {
        IReadOnlyList<ReportedInstance> open =
            [.. summary.Before.Concat(summary.InGrace).OrderBy(row => row.FirstUnmanaged).ThenBy(row => row.Key)];

        // The new instances leave half of the bytes for those that are still open, which also get what the new ones leave.
        var budget = new ByteBudget(open.Count == 0 ? bytes : bytes / 2);
        var reserved = bytes - budget.Remaining;
        var newPieces = RenderList(summary, summary.Report.New, summary.IsFirst ? "unmanaged" : "new", budget);
        var openPieces = RenderList(summary, open, "still open", new ByteBudget(reserved + budget.Remaining));
        return (newPieces, openPieces);
    }

    private static List<string> RenderList(
        ReportSummary summary, IReadOnlyList<ReportedInstance> rows, string what, ByteBudget budget)
    {
        var causes = CauseSection.Create(summary, rows);
        var isExpanded = rows.Count <= MaxExpanded;

        // The heads take at most a quarter of the bytes.
        var forLines = budget.Remaining - (budget.Remaining / 4);
        var sections = causes.Select(cause => (Head: cause.RenderHead(what, isExpanded), Cause: cause))
            .TakeWhile(section => budget.TryTake(section.Head, forLines)).ToList();
        TakeLines([.. sections.SelectMany(section => section.Cause.Lines)], budget);

        var pieces = new List<string>();
        foreach (var (head, cause) in sections)
        {
            pieces.Add(head);
            pieces.AddRange(cause.RenderLines());
            pieces.Add("</details>");
        }

        if (sections.Count < causes.Count)
        {
            var left = causes.Skip(sections.Count).Sum(cause => cause.Count);
            pieces.Add($"<p class=\"rest\">And {TextFormat.Count(left, "instance")} with "
                + $"{TextFormat.Count(causes.Count - sections.Count, "more cause")}, in unmanaged.csv.</p>");
        }

        return pieces;
    }

    // First rows, then the instances of groups, which get at least a third of the bytes, then rows again with what is left.
    private static void TakeLines(IReadOnlyList<InstanceLine> lines, ByteBudget budget)
    {
        TakeRows(reserved: lines.Any(line => line.Group is not null) ? budget.Remaining / 3 : 0);
        foreach (var line in Interleave(line => line is { IsShown: true, Group: not null }))
        {
            // A smaller group can fit where a larger one does not.
            var html = line.RenderMembers();
            line.Members = budget.TryTake(html) ? html : null;
        }

        TakeRows(reserved: 0);

        void TakeRows(int reserved)
        {
            foreach (var line in Interleave(line => !line.IsShown)
                .TakeWhile(line => budget.TryTake(line.RenderRow(), reserved)))
            {
                line.IsShown = true;
            }
        }

        IEnumerable<InstanceLine> Interleave(Func<InstanceLine, bool> include) =>
            AccountBreakdown.Interleave(lines.Where(include).GroupBy(line => line.First.Account, StringComparer.Ordinal));
    }
}
