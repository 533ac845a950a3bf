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

    /// <summary>The number of instances that are still open.</summary>
    public int Open => _open.Count;

    public IEnumerable<string> RenderNew() =>
        RenderList(_summary.Report.New, _summary.IsFirst ? "unmanaged" : "new", _open.Count > 0 ? 2 : 1);

    public IEnumerable<string> RenderStillOpen() => RenderList(_open, "still open", 1);

    // Unused bytes pass to the next list.
    private IEnumerable<string> RenderList(IReadOnlyList<ReportedInstance> rows, string what, int lists)
    {
        var part = _budget.TakePart(lists);
        var causes = _summary.CreateCauses(rows);
        var heads = part.TakePart(4);
        var sections = TakeHeads(causes, what, rows.Count <= MaxExpanded, heads);
        part.Return(heads);
        TakeLines(sections.ConvertAll(section => section.Section), part);
        foreach (var (head, section) in sections)
        {
            yield return head;
            foreach (var piece in section.RenderLines())
            {
                yield return piece;
            }

            yield return "</details>";
        }

        if (sections.Count < causes.Count)
        {
            var left = causes.Skip(sections.Count).Sum(cause => cause.Rows.Count);
            yield return $"<p class=\"rest\">And {TextFormat.Count(left, "instance")} with "
                + $"{TextFormat.Count(causes.Count - sections.Count, "more cause")}, in unmanaged.csv.</p>";
        }

        _budget.Return(part);
    }

    private List<(string Head, CauseSection Section)> TakeHeads(
        IReadOnlyList<CauseRows> causes, string what, bool isOpen, ByteBudget budget)
    {
        var taken = new List<(string Head, CauseSection Section)>();
        foreach (var section in causes.Select(cause => new CauseSection(_summary, cause)))
        {
            var head = section.RenderHead(what, isOpen);
            if (!budget.TryTake(head))
            {
                break;
            }

            taken.Add((head, section));
        }

        return taken;
    }

    // The instances of groups get at least a third. Each part takes what the other leaves.
    private static void TakeLines(IReadOnlyList<CauseSection> sections, ByteBudget budget)
    {
        var lines = sections.SelectMany(section => section.Lines.Select(line => (Section: section, Line: line))).ToList();
        var members = lines.Exists(pair => pair.Line.Group is not null) ? budget.TakePart(3) : new ByteBudget(0);
        TakeShown();
        budget.Return(members);
        FairShare.Take(
            lines.Where(pair => pair.Line is { IsShown: true, Group: not null }), pair => pair.Line.First.Account, budget,
            (pair, left) =>
            {
                // A smaller group can fit where a larger one does not.
                var html = pair.Line.RenderMembers();
                pair.Line.Members = left.TryTake(html) ? html : null;
                return true;
            });
        TakeShown();

        void TakeShown() => FairShare.Take(
            lines.Where(pair => !pair.Line.IsShown), pair => pair.Line.First.Account, budget,
            (pair, left) => pair.Line.IsShown = left.TryTake(pair.Section.RenderLine(pair.Line)));
    }
}
