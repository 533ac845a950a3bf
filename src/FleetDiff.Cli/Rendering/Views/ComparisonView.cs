using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows a comparison of two reports, the most urgent lists first.</summary>
internal static class ComparisonView
{
    private const int MaxRows = 1000;
    private const string Csv = "--output csv";

    public static void Show(IAnsiConsole console, RunComparison comparison)
    {
        console.WriteTextLine(FormatTitle(comparison), TextLines.Strong);
        foreach (var line in FormatSummary(comparison))
        {
            console.WriteTextLine(line);
        }

        foreach (var warning in comparison.Warnings)
        {
            console.WriteTextLine($"Note: {warning}", TextLines.Warning);
        }

        var names = new AccountNames(comparison);
        TableView.Show(
            console, new("Became unmanaged", TextLines.Bad, MaxRows, Csv) { HasGroups = true },
            CreateEntries(names, comparison.Unmanaged));
        Show(new("Resolved", TextLines.Good, MaxRows, Csv), comparison.Resolved, FormatResolved);
        Show(new("Removed", TextLines.Strong, MaxRows, Csv), comparison.Removed, FormatRemoved);
        Show(new("Changed otherwise", TextLines.Warning, MaxRows, Csv), comparison.Changed, FormatChanged);
        console.WriteTextLine();
        RunCountsView.Show(console, comparison, names);

        void Show(Heading heading, IReadOnlyList<ChangedInstance> rows, Func<ChangedInstance, string> note) =>
            TableView.Show(console, heading, TableEntry.Create(names, rows, note));
    }

    /// <summary>Formats the dates of the two reports.</summary>
    public static string FormatTitle(RunComparison comparison) =>
        $"From {TextFormat.Date(comparison.Before.Date)} to {TextFormat.Date(comparison.After.Date)}";

    /// <summary>Formats the differences in a few sentences.</summary>
    public static IEnumerable<string> FormatSummary(RunComparison comparison)
    {
        var (before, after) = (comparison.Before.Totals, comparison.After.Totals);
        return
        [
            $"{TextFormat.Number(comparison.Unmanaged.Count)} became unmanaged, {TextFormat.Number(comparison.Resolved.Count)} "
                + $"resolved, {TextFormat.Number(comparison.Removed.Count)} removed, "
                + $"{TextFormat.Number(comparison.Changed.Count)} changed otherwise.",
            $"{TextFormat.Part(after.Unmanaged, after.Instances, "EC2 instance")} unmanaged, "
                + $"{TextFormat.Number(before.Unmanaged)} of {TextFormat.Number(before.Instances)} before; "
                + $"{TextFormat.Number(comparison.Count(InstanceStatus.Unmanaged, InstanceStatus.Unmanaged))} on both dates.",
            $"Managed instances: {TextFormat.Number(comparison.Count(InstanceStatus.Absent, InstanceStatus.Managed))} added, "
                + $"{TextFormat.Number(comparison.Count(InstanceStatus.Managed, InstanceStatus.Absent))} removed.",
        ];
    }

    /// <summary>Formats the status of an instance.</summary>
    public static string FormatStatus(InstanceStatus status) =>
        status == InstanceStatus.Absent ? "not in the inventory" : KebabCase.Format(status);

    /// <summary>Formats the note of an instance that became unmanaged.</summary>
    public static string FormatNew(ChangedInstance row) => TableEntry.FormatNotes(
        $"before: {FormatStatus(row.Before)}",
        row.FirstUnmanaged is { } first ? $"unmanaged since {TextFormat.Date(first)}" : "",
        row.Group is { } group ? $"group: {group}" : "");

    /// <summary>Formats the note of an instance that was resolved.</summary>
    public static string FormatResolved(ChangedInstance row) =>
        TableEntry.FormatNotes(
            $"before: {FormatStatus(row.Before)}",
            row.After == InstanceStatus.Managed ? "" : $"now: {FormatStatus(row.After)}");

    /// <summary>Formats the note of an instance that was removed.</summary>
    public static string FormatRemoved(ChangedInstance row) => row.FirstUnmanaged is { } first
        ? $"before: {FormatStatus(row.Before)} since {TextFormat.Date(first)}"
        : $"before: {FormatStatus(row.Before)}";

    /// <summary>Formats the note of an instance whose verdict changed.</summary>
    public static string FormatChanged(ChangedInstance row) =>
        TableEntry.FormatNotes($"before: {FormatStatus(row.Before)}", $"now: {FormatStatus(row.After)}", row.ExemptBy ?? "");

    /// <summary>Creates the rows of the instances that became unmanaged: one for each group, the largest first.</summary>
    public static IReadOnlyList<TableEntry> CreateEntries(AccountNames names, IReadOnlyList<ChangedInstance> rows) =>
    [
        .. rows
            .GroupBy(row => row.Group is null ? (object)row.Key : (row.Account, row.Region, row.Group, row.Before))
            .OrderByDescending(together => together.Count())
            .Select(together => CreateEntry(names, together.First(), together.Count())),
    ];

    private static TableEntry CreateEntry(AccountNames names, ChangedInstance first, int count)
    {
        var entry = TableEntry.Create(names, first, FormatNew(first));
        return count == 1 ? entry : entry with
        {
            What = TextFormat.Count(count, "instance"),
            Name = first.Group ?? "",
            Note = $"before: {FormatStatus(first.Before)}",
            Instances = count,
        };
    }
}
