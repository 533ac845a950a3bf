using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the counts of two reports side by side: in total, and for each account and Region that changed.</summary>
internal static class RunCountsView
{
    private const int MinWidthForAll = 96;

    private const int ShortNames = 3;

    public static void Show(IAnsiConsole console, RunComparison comparison, AccountNames names)
    {
        var (before, after) = (comparison.Before.Totals, comparison.After.Totals);
        var all = new CountPair("all",
            [before.Instances, before.Managed, before.Unmanaged, before.Dormant, before.Disputed, before.Exempt],
            [after.Instances, after.Managed, after.Unmanaged, after.Dormant, after.Disputed, after.Exempt]);
        var room = CountsView.GetRoomForAccounts(console, CountShown(console));
        Show(console, "Account", all, comparison.Accounts.Select(both => new CountPair(
            AccountText.Format(both.Account, names.FindName(both.Account), room),
            both.Before is not { } then ? [] : CountsView.GetNumbers(CoverageCount.Create(then)),
            both.After is not { } now ? [] : CountsView.GetNumbers(CoverageCount.Create(now)))));
        Show(console, "Region", all, comparison.Regions.Select(both => new CountPair(both.Region,
            both.Before is not { } then ? [] : CountsView.GetNumbers(CoverageCount.Create(then)),
            both.After is not { } now ? [] : CountsView.GetNumbers(CoverageCount.Create(now)))));
    }

    private static void Show(IAnsiConsole console, string what, CountPair all, IEnumerable<CountPair> each)
    {
        var rows = each.ToList();
        var changed = rows.Where(row => !row.Before.SequenceEqual(row.After)).ToList();
        var shown = CountShown(console);
        var table = CountsView.CreateTable([what, .. CountsView.Names.Take(shown)]);
        foreach (var column in table.Columns.Skip(1))
        {
            column.Alignment = Justify.Right;
        }

        foreach (var row in changed.Append(all))
        {
            table.AddRow(Enumerable.Range(0, shown).Select(row.CreateCell).Prepend(TextLines.Create(row.Name)));
        }

        console.WriteIndented(table);
        if (rows.Count > changed.Count)
        {
            var same = TextFormat.Count(rows.Count - changed.Count, what == "Account" ? "account" : what);
            console.WriteTextLine($"  and {same} without a change", TextLines.Quiet);
        }

        console.WriteTextLine();
    }

    // A narrow terminal has room for the most important counts only.
    private static int CountShown(IAnsiConsole console) =>
        console.Profile.Width < MinWidthForAll ? ShortNames : CountsView.Names.Length;

    /// <summary>The counts of a row in both reports; empty when it has no instance.</summary>
    private sealed record CountPair(string Name, int[] Before, int[] After)
    {
        public Text CreateCell(int index)
        {
            var (then, now) = (Before.ElementAtOrDefault(index), After.ElementAtOrDefault(index));
            return then == now
                ? TextLines.Create(TextFormat.Number(now), TextLines.Quiet)
                : TextLines.Create($"{TextFormat.Number(then)} → {TextFormat.Number(now)}", TextLines.Strong);
        }
    }
}
