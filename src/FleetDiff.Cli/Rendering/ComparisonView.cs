using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows a comparison of two reports in the terminal and in Markdown.</summary>
internal static class ComparisonView
{
    private const int MaxRows = 1000;
    private const int MaxMarkdownRows = 50;

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
        foreach (var list in CreateLists(comparison, names, MaxRows))
        {
            TableView.Show(console, list, "--output csv");
        }

        console.WriteTextLine();
        CountsView.Show(console, comparison, names);
    }

    /// <summary>Formats a comparison as Markdown, for a ticket or a chat.</summary>
    public static string FormatMarkdown(RunComparison comparison)
    {
        var markdown = new MarkdownBuilder().AddHeading(2, FormatTitle(comparison));
        foreach (var line in FormatSummary(comparison))
        {
            markdown.AddParagraph(line);
        }

        var names = new AccountNames(comparison);
        markdown.AddList("Notes", comparison.Warnings, MaxMarkdownRows);
        foreach (var list in CreateLists(comparison, names, MaxMarkdownRows))
        {
            markdown.AddEntries(list);
        }

        return markdown
            .AddTable("Accounts with more or fewer unmanaged instances",
                [.. comparison.Accounts.Where(both => (both.Before?.Unmanaged ?? 0) != (both.After?.Unmanaged ?? 0))],
                [
                    TableColumns.CreateAccount<AccountComparison>(both => both.Account, both => names.FindName(both.Account)),
                    TableColumns.CreateNumber<AccountComparison>("Unmanaged before", both => both.Before?.Unmanaged ?? 0),
                    TableColumns.CreateNumber<AccountComparison>("Unmanaged after", both => both.After?.Unmanaged ?? 0),
                ],
                MaxMarkdownRows)
            .ToString();
    }

    // The most urgent list first.
    private static IReadOnlyList<EntryList> CreateLists(RunComparison comparison, AccountNames names, int most)
    {
        return
        [
            new("Became unmanaged", TextLines.Bad, CreateGroups(names, comparison.Unmanaged), most),
            Create("Resolved", TextLines.Good, comparison.Resolved, row => TableEntry.FormatNotes(
                FormatBefore(row), row.After == InstanceStatus.Managed ? "" : FormatNow(row))),
            Create("Removed", TextLines.Strong, comparison.Removed, row =>
                FormatBefore(row) + (row.FirstUnmanaged is { } first ? $" since {TextFormat.Date(first)}" : "")),
            Create("Changed otherwise", TextLines.Warning, comparison.Changed, row => TableEntry.FormatNotes(
                FormatBefore(row), FormatNow(row), row.ExemptBy ?? "")),
        ];

        EntryList Create(
            string title, Style style, IReadOnlyList<ChangedInstance> rows, Func<ChangedInstance, string> note) =>
            new(title, style, [.. rows.Select(row => TableEntry.Create(names, row, note(row)))], most);
    }

    private static string FormatTitle(RunComparison comparison) =>
        $"From {TextFormat.Date(comparison.Before.Date)} to {TextFormat.Date(comparison.After.Date)}";

    // The differences in a few sentences.
    private static IEnumerable<string> FormatSummary(RunComparison comparison)
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

    private static string FormatStatus(InstanceStatus status) =>
        status == InstanceStatus.Absent ? "not in the inventory" : KebabCase.Format(status);

    private static string FormatBefore(ChangedInstance row) => $"before: {FormatStatus(row.Before)}";

    private static string FormatNow(ChangedInstance row) => $"now: {FormatStatus(row.After)}";

    // One row for each group, the largest first.
    private static IReadOnlyList<TableEntry> CreateGroups(AccountNames names, IReadOnlyList<ChangedInstance> rows) =>
    [
        .. rows
            .GroupBy(row => row.Group is null ? (object)row.Key : (row.Account, row.Region, row.Group, row.Before))
            .OrderByDescending(together => together.Count())
            .Select(together => CreateGroup(names, together.First(), together.Count())),
    ];

    private static TableEntry CreateGroup(AccountNames names, ChangedInstance first, int count)
    {
        var note = TableEntry.FormatNotes(
            FormatBefore(first),
            first.FirstUnmanaged is { } since ? $"unmanaged since {TextFormat.Date(since)}" : "",
            first.Group is { } group ? $"group: {group}" : "");
        var entry = TableEntry.Create(names, first, note);
        return count == 1 ? entry : entry with
        {
            What = TextFormat.Count(count, "instance"),
            Name = first.Group ?? "",
            Note = FormatBefore(first),
            Instances = count,
        };
    }
}
