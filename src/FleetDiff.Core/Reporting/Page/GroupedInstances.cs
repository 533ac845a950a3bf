using FleetDiff.Comparing.Advising;
using FleetDiff.Comparing.Grouping;

namespace FleetDiff.Reporting.Page;

/// <summary>
/// The unmanaged instances of one group as one line that unfolds: 300 nodes of one launch template are one cause.
/// </summary>
/// <param name="report">The night.</param>
/// <param name="what">What is listed of them: the new ones, or those still open.</param>
internal sealed class GroupedInstances(Report report, string what)
{
    private const int MostMembers = 100;

    private readonly Dictionary<Place, InstanceGroup> _known =
        report.Groups.DistinctBy(PlaceOf).ToDictionary(PlaceOf);

    /// <summary>Since when an instance is open.</summary>
    public Column<ReportedInstance> Open { get; } = Columns.Open(report.Date);

    /// <summary>Why an instance that stands on its own is unmanaged, and what to look at next.</summary>
    public Column<ReportedInstance> WhyAndNext => new("why", "Why, and what next", row =>
        $"{Columns.Notes(row)}{Of(row)}{Html.Text(row.Because)}{Columns.Next(StepOf(row))}");

    /// <summary>Those in no group, and those that are the only one of theirs here, in their order.</summary>
    public static IReadOnlyList<ReportedInstance> Alone(IReadOnlyList<ReportedInstance> rows)
    {
        var sizes = rows.Where(row => row.Group is not null).CountBy(PlaceOf).ToDictionary();
        return [.. rows.Where(row => row.Group is null || sizes[PlaceOf(row)] == 1)];
    }

    /// <summary>The groups, largest first, each with its instances.</summary>
    public IEnumerable<string> Of(IReadOnlyList<ReportedInstance> rows, Room room)
    {
        var groups = rows.Where(row => row.Group is not null).GroupBy(PlaceOf).Where(group => group.Count() > 1)
            .OrderByDescending(group => group.Count()).ToList();
        // Half is for the lines: the members of the first groups must not hide the last ones.
        var heads = room.Part(2);
        var shown = 0;
        foreach (var group in groups)
        {
            var head = Head(group.Key, group.Count());
            if (!heads.Takes(head))
            {
                break;
            }

            shown++;
            yield return head;
            foreach (var piece in Members.Of([.. group], room))
            {
                yield return piece;
            }

            yield return "</details>";
        }

        room.TakeBack(heads);
        if (shown < groups.Count)
        {
            var more = Html.Count(groups.Count - shown, "more group");
            yield return $"<p class=\"rest\">And {more}, in unmanaged.csv.</p>";
        }
    }

    private Table<ReportedInstance> Members => new(
        "Instances of the group", Columns.Instance, Columns.Team, Open,
        new("why", "Why", row => $"{Columns.Notes(row)}{Html.Text(row.Because)}"))
    {
        Verdict = "unmanaged",
        Most = MostMembers,
        Rest = "unmanaged.csv",
    };

    private string Head(Place place, int count)
    {
        var group = _known.GetValueOrDefault(place);
        var of = group is null || group.Count == count ? "" : $" of {Html.Number(group.Count)}";
        return $"<details class=\"group\" data-account=\"{place.Account}\" data-region=\"{place.Region}\">"
            + $"<summary><b>{Html.Number(count)} {what}{of}</b> <span>{Html.Foreign(place.Label)}</span> "
            + $"<span class=\"place\">{place.Account} · {place.Region}</span></summary>"
            + (group is null ? "" : $"<p class=\"step\">{Age(group)}</p>")
            + (group?.NextStep is { } step ? $"<p class=\"step\">{Columns.Step(step)}</p>" : "");
    }

    private static string Age(InstanceGroup group) => group.FirstUnmanaged is { } first
        ? $"Unmanaged instances since {Written.Day(first)}"
            + $"{(group.GrownFrom is { } before ? $", grown from {Html.Number(before)}" : "")}."
        : "";

    private string Of(ReportedInstance row) => _known.GetValueOrDefault(PlaceOf(row)) is { } group
        ? Columns.Note($"one of {Html.Number(group.Count)} of {Html.Foreign(group.Label)}")
        : "";

    private NextStep? StepOf(ReportedInstance row) =>
        row.Group is null ? row.NextStep : _known.GetValueOrDefault(PlaceOf(row))?.NextStep;

    private static Place PlaceOf(ReportedInstance row) => new(row.Account, row.Region, row.Group ?? "");

    private static Place PlaceOf(InstanceGroup group) => new(group.Account, group.Region, group.Label);

    private readonly record struct Place(string Account, string Region, string Label);
}
