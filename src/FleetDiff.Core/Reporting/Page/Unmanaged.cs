namespace FleetDiff.Reporting.Page;

/// <summary>The unmanaged instances: those that are new, and those that are still open.</summary>
internal sealed class Unmanaged
{
    private readonly ReportSummary _summary;
    private readonly IReadOnlyList<ReportedInstance> _open;
    private readonly Room _room;

    public Unmanaged(ReportSummary summary)
    {
        _summary = summary;
        _open = [.. summary.Before.Concat(summary.InGrace).OrderBy(row => row.FirstUnmanaged).ThenBy(row => row.Key)];
        _room = Room.OfTheUnmanaged(summary);
    }

    /// <summary>How many are still open.</summary>
    public int Open => _open.Count;

    public IEnumerable<string> New() =>
        List(_summary.Report.New, _summary.IsFirst ? "unmanaged" : "new", _open.Count > 0 ? 2 : 1);

    public IEnumerable<string> StillOpen() => List(_open, "still open", 1);

    // Groups and single ones get the same room, if there are both; what the one leaves over is the next one's.
    private IEnumerable<string> List(IReadOnlyList<ReportedInstance> rows, string what, int lists)
    {
        var html = new GroupedInstances(_summary, what);
        var (groups, alone) = _summary.Group(rows);
        var part = _room.Part(lists);
        var members = part.Part(alone.Count == 0 ? 1 : 2);
        foreach (var piece in html.Of(groups, members))
        {
            yield return piece;
        }

        part.TakeBack(members);
        var table = new Table<ReportedInstance>(
            alone.Count < rows.Count ? "Instances in no group" : "Instances",
            Columns.Instance, Columns.Account, Columns.Region, Columns.Team, html.Open, html.WhyAndNext)
        {
            Verdict = "unmanaged",
            Rest = "unmanaged.csv",
        };
        foreach (var piece in table.Of(alone, part))
        {
            yield return piece;
        }

        _room.TakeBack(part);
    }
}
