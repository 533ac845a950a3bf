using FleetDiff.Comparing;
using FleetDiff.Comparing.Grouping;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Views;

/// <summary>A line of a list of unmanaged instances: an instance, or a group of them.</summary>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its Region's code.</param>
/// <param name="What">Its id, or how many they are.</param>
/// <param name="Name">Its Name, or the group's.</param>
/// <param name="Note">What is remarkable about it.</param>
internal sealed record Entry(string Account, string Region, string What, string Name, string Note)
{
    /// <summary>
    /// Instances as lines, groups first and the largest before; a group's members are below it when the whole list is
    /// wanted. Of a group with one instance in the list, that is shown.
    /// </summary>
    public static IReadOnlyList<Entry> Of(Report report, IReadOnlyList<ReportedInstance> rows, bool whole)
    {
        var groups = rows.Where(row => row.Group is not null)
            .GroupBy(row => (row.Account, row.Region, row.Group))
            .Where(group => group.Count() > 1)
            .OrderByDescending(group => group.Count())
            .Select(group => group.ToList())
            .ToList();
        var grouped = groups.SelectMany(group => group).Select(row => row.Key).ToHashSet();
        return
        [
            .. groups.SelectMany(group => whole
                ? group.Select(row => Member(report, row, group)).Prepend(Group(report, group))
                : [Group(report, group)]),
            .. rows.Where(row => !grouped.Contains(row.Key)).Select(row => Single(report, row) with
            {
                Note = string.Join("; ", Notes(report, row).Concat(Together(report, row))),
            }),
        ];
    }

    private static Entry Group(Report report, List<ReportedInstance> rows)
    {
        var first = rows[0];
        var group = GroupOf(report, first);
        return new(first.Account, first.Region, Lines.Count(rows.Count, "instance"),
            group is null ? first.Group ?? "" : $"{group.Name}{(group.Part is null ? "" : $", {group.Part}")}",
            string.Join("; ", new[]
            {
                group is null ? "" : Words.Of(group.Kind),
                Since(report, group?.FirstUnmanaged ?? rows.Min(row => row.FirstUnmanaged)),
                group?.GrownFrom is { } before ? $"grown from {Lines.Number(before)}" : "",
                rows.Count < group?.Count ? $"{Lines.Number(group.Count)} in all" : "",
                rows.Any(row => row.Reopened is not null) ? "some reopened" : "",
            }.Where(note => note.Length > 0)));
    }

    // What the group's line says already is not said again.
    private static Entry Member(Report report, ReportedInstance row, List<ReportedInstance> rows) =>
        Single(report, row) with
        {
            Name = $"  {row.Name}",
            Note = string.Join("; ", Notes(report, row).Where(note => note != Since(report, rows))),
        };

    private static string Since(Report report, List<ReportedInstance> rows) =>
        Since(report, rows.Min(row => row.FirstUnmanaged));

    private static string Since(Report report, DateOnly? first) =>
        first < report.Date ? $"since {Written.Day(first)}" : "";

    private static Entry Single(Report report, ReportedInstance row) =>
        new(row.Account, row.Region, row.Instance, row.Name ?? "", string.Join("; ", Notes(report, row)));

    private static IEnumerable<string> Notes(Report report, ReportedInstance row)
    {
        if (row.ExemptionEnded is { } rule)
        {
            yield return $"no longer exempt: {rule}";
        }
        else if (row.FirstUnmanaged < report.Date)
        {
            yield return Since(report, row.FirstUnmanaged);
        }

        if (row.LastSeen is { } lastSeen)
        {
            yield return $"not seen since {Written.Day(lastSeen)}";
        }

        if (row.Reopened is { } resolved)
        {
            yield return $"reopened, resolved on {Written.Day(resolved)}";
        }
        else if (row.LastManaged is { } managed)
        {
            yield return $"managed until {Written.Day(managed)}";
        }

        if (row.TooNew)
        {
            yield return "in its grace period";
        }

        if (row.Intermittent is { } since)
        {
            yield return $"intermittent since {Written.Day(since)}";
        }

        if (row.Reason == Reason.StoppedNeverManaged)
        {
            yield return "stopped, will come up unmanaged";
        }
    }

    private static IEnumerable<string> Together(Report report, ReportedInstance row) =>
        GroupOf(report, row) is { } group ? [$"one of {Lines.Number(group.Count)} of {group.Label}"] : [];

    private static InstanceGroup? GroupOf(Report report, ReportedInstance row) => report.Groups.FirstOrDefault(group =>
        group.Account == row.Account && group.Region == row.Region && group.Label == row.Group);
}
