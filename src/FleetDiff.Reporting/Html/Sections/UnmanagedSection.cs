using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The unmanaged instances: new ones, and those still open.</summary>
internal sealed class UnmanagedSection
{
    private readonly ReportSummary _summary;
    private readonly IReadOnlyList<ReportedInstance> _open;
    private readonly ByteBudget _budget;

    public UnmanagedSection(ReportSummary summary)
    {
        _summary = summary;
        _open = [.. summary.Before.Concat(summary.InGrace).OrderBy(row => row.FirstUnmanaged).ThenBy(row => row.Key)];
        _budget = ByteBudget.ForUnmanaged(summary);
    }

    /// <summary>The number of instances that are still open.</summary>
    public int Open => _open.Count;

    public IEnumerable<string> RenderNew() =>
        RenderList(_summary.Report.New, _summary.IsFirst ? "unmanaged" : "new", _open.Count > 0 ? 2 : 1);

    public IEnumerable<string> RenderStillOpen() => RenderList(_open, "still open", 1);

    // Groups and single instances get equal parts of the budget if both exist. Unused bytes pass to the next table.
    private IEnumerable<string> RenderList(IReadOnlyList<ReportedInstance> rows, string what, int lists)
    {
        var html = new GroupsSection(_summary, what);
        var (groups, alone) = _summary.CreateGroups(rows);
        var part = _budget.TakePart(lists);
        var members = part.TakePart(alone.Count == 0 ? 1 : 2);
        foreach (var piece in html.Render(groups, members))
        {
            yield return piece;
        }

        part.Return(members);
        var table = new Table<ReportedInstance>(
            alone.Count < rows.Count ? "Instances without a group" : "Instances",
            InstanceColumns.Instance, InstanceColumns.Account, InstanceColumns.Region, InstanceColumns.Team, html.Open, html.CauseAndFix)
        {
            Verdict = "unmanaged",
            RestLocation = "unmanaged.csv",
        };
        foreach (var piece in table.Render(alone, part))
        {
            yield return piece;
        }

        _budget.Return(part);
    }
}
