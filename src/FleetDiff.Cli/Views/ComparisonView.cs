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
        var (before, after) = (comparison.Before, comparison.After);
        console.Line($"From {Written.Day(before.Date)} to {Written.Day(after.Date)}", Lines.Strong);
        console.Line(
            $"{Lines.Number(comparison.Unmanaged.Count)} became unmanaged, {Lines.Number(comparison.Resolved.Count)} "
            + $"resolved, {Lines.Number(comparison.Gone.Count)} gone, {Lines.Number(comparison.Changed.Count)} changed "
            + "otherwise.");
        console.Line(
            $"{Lines.Number(after.Totals.Unmanaged)} of {Lines.Count(after.Totals.Instances, "EC2 instance")} unmanaged, "
            + $"{Lines.Number(before.Totals.Unmanaged)} of {Lines.Number(before.Totals.Instances)} before; "
            + $"{Lines.Number(comparison.Count(Standing.Unmanaged, Standing.Unmanaged))} on both nights.");
        console.Line(
            $"Managed instances: {Lines.Number(comparison.Count(Standing.Absent, Standing.Managed))} came, "
            + $"{Lines.Number(comparison.Count(Standing.Managed, Standing.Absent))} went.");
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

    // Three hundred nodes of one launch template are one line.
    private static void ShowUnmanaged(IAnsiConsole console, IReadOnlyList<ChangedInstance> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var entries = rows
            .GroupBy(row => row.Group is null ? (object)row.Key : (row.Account, row.Region, row.Group, row.Before))
            .OrderByDescending(together => together.Count())
            .Select(together => (First: together.First(), Count: together.Count()))
            .Select(one => one.Count == 1
                ? new Entry(one.First.Account, one.First.Region, one.First.Instance, one.First.Name ?? "",
                    BecameUnmanaged(one.First))
                : new Entry(one.First.Account, one.First.Region, Lines.Count(one.Count, "instance"),
                    one.First.Group ?? "", $"{Words(one.First.Before)} then"))
            .ToList();
        console.Line();
        console.Line($"Became unmanaged ({Lines.Number(rows.Count)})", Lines.Bad);
        Tables.ShowRows(console, entries, MostRows,
            Columns.Account<Entry>(entry => entry.Account), Columns.Region<Entry>(entry => entry.Region),
            Columns.Id<Entry>("Instance", entry => entry.What), Columns.Name<Entry>(entry => entry.Name),
            new("Note", entry => entry.Note, Place.Note));
    }

    private static string Notes(params IEnumerable<string> notes) =>
        string.Join("; ", notes.Where(note => note.Length > 0));

    private static void Show(
        IAnsiConsole console, Heading heading, IReadOnlyList<ChangedInstance> rows, Func<ChangedInstance, string> note) =>
        Tables.Show(console, heading, rows,
            Columns.Account<ChangedInstance>(row => row.Account), Columns.Region<ChangedInstance>(row => row.Region),
            Columns.Id<ChangedInstance>("Instance", row => row.Instance), Columns.Name<ChangedInstance>(row => row.Name),
            new("Note", note, Place.Note));
}
