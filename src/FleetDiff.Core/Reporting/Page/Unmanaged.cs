namespace FleetDiff.Reporting.Page;

/// <summary>The unmanaged instances: those that are new, and those that are still open.</summary>
internal sealed class Unmanaged
{
    private readonly Report _report;
    private readonly List<ReportedInstance> _new;
    private readonly List<ReportedInstance> _open;
    private readonly Room _room;

    public Unmanaged(Report report)
    {
        var isNew = report.New.Select(row => row.Key).ToHashSet();
        _report = report;
        _new = [.. report.New];
        _open = [.. report.Unmanaged.Where(row => !isNew.Contains(row.Key)).OrderBy(row => row.FirstUnmanaged)];
        _room = Room.OfTheUnmanaged(report);
    }

    public IEnumerable<string> New()
    {
        var section = _report.ComparedWith is { } then
            ? new Section(
                "new", "New", $"Unmanaged, and not on <span class=\"whole\">{Written.Day(then)}</span> or in their "
                + "grace period until now.")
            : new Section("new", "Unmanaged", "Everything that is unmanaged on the first night.");
        var what = _report.ComparedWith is null ? "unmanaged" : "new";
        return (section with { Count = _new.Count }).Of(List(_new, what, _open.Count > 0 ? 2 : 1));
    }

    public IEnumerable<string> StillOpen() =>
        new Section("open", "Still open", "Unmanaged before, or in their grace period. Longest open first.") { Count = _open.Count }
            .Of(List(_open, "still open", 1));

    // Groups and single ones get the same room, if there are both; what the one leaves over is the next one's.
    private IEnumerable<string> List(List<ReportedInstance> rows, string what, int lists)
    {
        var groups = new GroupedInstances(_report, what);
        var alone = GroupedInstances.Alone(rows);
        var part = _room.Part(lists);
        var members = part.Part(alone.Count == 0 ? 1 : 2);
        foreach (var piece in groups.Of(rows, members))
        {
            yield return piece;
        }

        part.TakeBack(members);
        var table = new Table<ReportedInstance>(
            alone.Count < rows.Count ? "Instances in no group" : "Instances",
            Columns.Instance, Columns.Account, Columns.Region, Columns.Team, groups.Open, groups.WhyAndNext)
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
