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

    public static void Show(IAnsiConsole console, RunComparison comparison, AccountNames names)
    {
        var shown = CountsView.CountShown(console, MinWidthForAll);
        var room = CountsView.GetRoomForAccounts(console, shown);
        var all = CountPair.Create("all", Count(comparison.Before.Totals), Count(comparison.After.Totals));
        Show("Account", "account", comparison.Accounts.Select(both => CountPair.Create(
            AccountText.Format(both.Account, names.FindName(both.Account), room),
            both.Before is { } then ? CoverageCount.Create(then) : null,
            both.After is { } now ? CoverageCount.Create(now) : null)));
        Show("Region", "Region", comparison.Regions.Select(both => CountPair.Create(
            both.Region,
            both.Before is { } then ? CoverageCount.Create(then) : null,
            both.After is { } now ? CoverageCount.Create(now) : null)));

        void Show(string heading, string noun, IEnumerable<CountPair> rows)
        {
            var isChanged = rows.ToLookup(row => !row.Before.SequenceEqual(row.After));
            var table = CountsView.CreateTable([heading, .. CountsView.Names.Take(shown)]);
            foreach (var row in isChanged[true].Append(all))
            {
                table.AddRow(Enumerable.Range(0, shown).Select(row.CreateCell).Prepend(TextLines.Create(row.Name)));
            }

            console.WriteIndented(table);
            if (isChanged[false].Count() is var same and > 0)
            {
                console.WriteTextLine($"  and {TextFormat.Count(same, noun)} without a change", TextLines.Quiet);
            }

            console.WriteTextLine();
        }
    }

    private static CoverageCount Count(Totals totals) => new(
        "", totals.Instances, totals.Managed, totals.Unmanaged, totals.Dormant, totals.Disputed, totals.Exempt);

    /// <summary>The counts of a row in both reports; empty when it has no instance.</summary>
    private sealed record CountPair(string Name, int[] Before, int[] After)
    {
        public static CountPair Create(string name, CoverageCount? before, CoverageCount? after) =>
            new(name, CountsView.GetNumbers(before), CountsView.GetNumbers(after));

        public Text CreateCell(int index)
        {
            var (then, now) = (Before.ElementAtOrDefault(index), After.ElementAtOrDefault(index));
            return then == now
                ? TextLines.Create(TextFormat.Number(now), TextLines.Quiet)
                : TextLines.Create($"{TextFormat.Number(then)} → {TextFormat.Number(now)}", TextLines.Strong);
        }
    }
}
