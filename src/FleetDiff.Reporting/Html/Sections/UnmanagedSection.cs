using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The unmanaged instances by cause: new ones, and those still open.</summary>
internal sealed class UnmanagedSection
{
    // A short list is expanded. A long list shows one line for each cause.
    private const int MaxExpanded = 30;

    private readonly ReportSummary _summary;
    private readonly IReadOnlyList<ReportedInstance> _open;
    private readonly ByteBudget _budget;

    /// <param name="summary">The report.</param>
    /// <param name="budget">The bytes for both lists.</param>
    public UnmanagedSection(ReportSummary summary, ByteBudget budget)
    {
        _summary = summary;
        _open = [.. summary.Before.Concat(summary.InGrace).OrderBy(row => row.FirstUnmanaged).ThenBy(row => row.Key)];
        _budget = budget;
    }

    /// <summary>Renders the new instances. They leave half of the bytes for those that are still open.</summary>
    public IReadOnlyList<string> RenderNew()
    {
        var part = _budget.TakePart(_open.Count > 0 ? 2 : 1);
        var pieces = RenderList(_summary.Report.New, _summary.IsFirst ? "unmanaged" : "new", part);
        _budget.Return(part);
        return pieces;
    }

    /// <summary>Renders the instances that are still open, with all bytes that the new ones leave.</summary>
    public IReadOnlyList<string> RenderStillOpen() => RenderList(_open, "still open", _budget);

    private List<string> RenderList(IReadOnlyList<ReportedInstance> rows, string what, ByteBudget part)
    {
        var causes = CauseRows.Create(rows, _summary.Report.Fixes);
        var heads = part.TakePart(4);
        var sections = causes.Select(cause => new CauseSection(_summary, cause))
            .Select(section => (Head: section.RenderHead(what, isOpen: rows.Count <= MaxExpanded), Section: section))
            .TakeWhile(section => heads.TryTake(section.Head)).ToList();
        part.Return(heads);
        TakeLines(sections.ConvertAll(section => section.Section), part);
        List<string> pieces =
            [.. sections.SelectMany(section => (string[])[section.Head, .. section.Section.RenderLines(), "</details>"])];
        if (sections.Count < causes.Count)
        {
            var left = causes.Skip(sections.Count).Sum(cause => cause.Rows.Count);
            pieces.Add($"<p class=\"rest\">And {TextFormat.Count(left, "instance")} with "
                + $"{TextFormat.Count(causes.Count - sections.Count, "more cause")}, in unmanaged.csv.</p>");
        }

        return pieces;
    }

    // The instances of groups get at least a third. Each part takes what the other leaves.
    private static void TakeLines(IReadOnlyList<CauseSection> sections, ByteBudget budget)
    {
        var lines = sections.SelectMany(section => section.Lines.Select(line => (Section: section, Line: line))).ToList();
        var members = lines.Exists(pair => pair.Line.Group is not null) ? budget.TakePart(3) : new ByteBudget(0);
        TakeShown();
        budget.Return(members);
        foreach (var (_, line) in Interleave(pair => pair.Line is { IsShown: true, Group: not null }))
        {
            // A smaller group can fit where a larger one does not.
            var html = line.RenderMembers();
            line.Members = budget.TryTake(html) ? html : null;
        }

        TakeShown();

        void TakeShown()
        {
            var fitting = Interleave(pair => !pair.Line.IsShown)
                .TakeWhile(pair => budget.TryTake(pair.Section.RenderLine(pair.Line)));
            foreach (var (_, line) in fitting)
            {
                line.IsShown = true;
            }
        }

        IEnumerable<(CauseSection Section, InstanceLine Line)> Interleave(
            Func<(CauseSection Section, InstanceLine Line), bool> include) =>
            AccountBreakdown.Interleave(lines.Where(include).GroupBy(pair => pair.Line.First.Account, StringComparer.Ordinal));
    }
}
