using FleetDiff.Comparing.Changing;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>Two nights held against each other, the most urgent first.</summary>
internal static class ComparisonView
{
    private const int MostRows = 1000;

    public static void Show(IAnsiConsole console, NightComparison comparison)
    {
        console.Line(Title(comparison), Lines.Strong);
        foreach (var line in Summary(comparison))
        {
            console.Line(line);
        }

        foreach (var warning in comparison.Warnings)
        {
            console.Line($"Note: {warning}", Lines.Uneasy);
        }

        ShowUnmanaged(console, comparison.Unmanaged);
        Show(console, new("Resolved", Lines.Good, MostRows), comparison.Resolved, Resolved);
        Show(console, new("Gone", Lines.Strong, MostRows), comparison.Gone, Gone);
        Show(console, new("Changed otherwise", Lines.Uneasy, MostRows), comparison.Changed, Changed);
        console.Line();
        BothNightsView.Show(console, comparison);
    }

    /// <summary>Which nights they are.</summary>
    public static string Title(NightComparison comparison) =>
        $"From {Written.Day(comparison.Before.Date)} to {Written.Day(comparison.After.Date)}";

    /// <summary>What is different, in a few sentences.</summary>
    public static IEnumerable<string> Summary(NightComparison comparison)
    {
        var (before, after) = (comparison.Before.Totals, comparison.After.Totals);
        return
        [
            $"{Written.Number(comparison.Unmanaged.Count)} became unmanaged, {Written.Number(comparison.Resolved.Count)} "
                + $"resolved, {Written.Number(comparison.Gone.Count)} gone, {Written.Number(comparison.Changed.Count)} "
                + "changed otherwise.",
            $"{Written.Part(after.Unmanaged, after.Instances, "EC2 instance")} unmanaged, "
                + $"{Written.Number(before.Unmanaged)} of {Written.Number(before.Instances)} before; "
                + $"{Written.Number(comparison.Count(Standing.Unmanaged, Standing.Unmanaged))} on both nights.",
            $"Managed instances: {Written.Number(comparison.Count(Standing.Absent, Standing.Managed))} came, "
                + $"{Written.Number(comparison.Count(Standing.Managed, Standing.Absent))} went.",
        ];
    }

    /// <summary>How an instance stood, as a person would put it.</summary>
    public static string Words(Standing standing) =>
        standing == Standing.Absent ? "not in the inventory" : FleetDiff.Fleet.KebabCase.Of(standing);

    /// <summary>What is remarkable about an instance that became unmanaged.</summary>
    public static string BecameUnmanaged(ChangedInstance row) => Notes(
        $"{Words(row.Before)} then",
        row.FirstUnmanaged is { } first ? $"unmanaged since {Written.Day(first)}" : "",
        row.Group is { } group ? $"of {group}" : "");

    /// <summary>What is remarkable about an instance that was resolved.</summary>
    public static string Resolved(ChangedInstance row) =>
        Notes($"{Words(row.Before)} then", row.After == Standing.Managed ? "" : $"{Words(row.After)} now");

    /// <summary>What is remarkable about an instance that is gone.</summary>
    public static string Gone(ChangedInstance row) => row.FirstUnmanaged is { } first
        ? $"{Words(row.Before)} then, since {Written.Day(first)}"
        : $"{Words(row.Before)} then";

    /// <summary>What is remarkable about an instance whose verdict changed.</summary>
    public static string Changed(ChangedInstance row) =>
        Notes($"{Words(row.Before)} then, {Words(row.After)} now", row.ExemptBy ?? "");

    /// <summary>Instances that became unmanaged; those of one group are one line, the largest first.</summary>
    public static IReadOnlyList<Entry> Entries(IReadOnlyList<ChangedInstance> rows) =>
    [
        .. rows
            .GroupBy(row => row.Group is null ? (object)row.Key : (row.Account, row.Region, row.Group, row.Before))
            .OrderByDescending(together => together.Count())
            .Select(together => (First: together.First(), Count: together.Count()))
            .Select(one => one.Count == 1
                ? new Entry(one.First.Account, one.First.Region, one.First.Instance, one.First.Name ?? "",
                    BecameUnmanaged(one.First))
                : new Entry(one.First.Account, one.First.Region, Written.Count(one.Count, "instance"),
                    one.First.Group ?? "", $"{Words(one.First.Before)} then")),
    ];

    private static void ShowUnmanaged(IAnsiConsole console, IReadOnlyList<ChangedInstance> rows)
    {
        if (rows.Count > 0)
        {
            console.Line();
            console.Line($"Became unmanaged ({Written.Number(rows.Count)})", Lines.Bad);
            Tables.ShowRows(console, Entries(rows), MostRows, Columns.Entries);
        }
    }

    private static string Notes(params IEnumerable<string> notes) =>
        string.Join("; ", notes.Where(note => note.Length > 0));

    private static void Show(
        IAnsiConsole console, Heading heading, IReadOnlyList<ChangedInstance> rows, Func<ChangedInstance, string> note) =>
        Tables.Show(console, heading, rows, Columns.Changes(note));
}
