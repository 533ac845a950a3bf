using FleetDiff.Comparing.Changing;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>The counts of two nights side by side: in all, and of each account and Region that changed.</summary>
internal static class BothNightsView
{
    private const int EnoughForAll = 96;

    // A narrow terminal shows what the night is about.
    private const int Few = 3;

    public static void Show(IAnsiConsole console, NightComparison comparison)
    {
        var (before, after) = (comparison.Before.Totals, comparison.After.Totals);
        var all = new Both("all",
            [before.Instances, before.Managed, before.Unmanaged, before.Dormant, before.Disputed, before.Exempt],
            [after.Instances, after.Managed, after.Unmanaged, after.Dormant, after.Disputed, after.Exempt]);
        Show(console, "Account", all, comparison.Accounts.Select(both => new Both(both.Account,
            both.Before is not { } then ? [] : CountsView.Of(PlaceCount.Create(then)),
            both.After is not { } now ? [] : CountsView.Of(PlaceCount.Create(now)))));
        Show(console, "Region", all, comparison.Regions.Select(both => new Both(both.Region,
            both.Before is not { } then ? [] : CountsView.Of(PlaceCount.Create(then)),
            both.After is not { } now ? [] : CountsView.Of(PlaceCount.Create(now)))));
    }

    private static void Show(IAnsiConsole console, string what, Both all, IEnumerable<Both> each)
    {
        var rows = each.ToList();
        var changed = rows.Where(row => !row.Before.SequenceEqual(row.After)).ToList();
        var shown = console.Profile.Width < EnoughForAll ? Few : CountsView.Names.Length;
        var table = CountsView.Table([what, .. CountsView.Names.Take(shown)]);
        foreach (var column in table.Columns.Skip(1))
        {
            column.Alignment = Justify.Right;
        }

        foreach (var row in changed.Append(all))
        {
            table.AddRow(Enumerable.Range(0, shown).Select(row.Cell).Prepend(Lines.Of(row.Name)));
        }

        console.Indented(table);
        if (rows.Count > changed.Count)
        {
            var same = Written.Count(rows.Count - changed.Count, what == "Account" ? "account" : what);
            console.Line($"  and {same} without a change", Lines.Quiet);
        }

        console.Line();
    }

    /// <summary>The counts of something on both nights; empty where it has no instance.</summary>
    private sealed record Both(string Name, int[] Before, int[] After)
    {
        public Text Cell(int place)
        {
            var (then, now) = (Before.ElementAtOrDefault(place), After.ElementAtOrDefault(place));
            return then == now
                ? Lines.Of(Written.Number(now), Lines.Quiet)
                : Lines.Of($"{Written.Number(then)} → {Written.Number(now)}", Lines.Strong);
        }
    }
}
