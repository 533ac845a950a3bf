using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>How many there are of each.</summary>
internal static class CountsView
{
    private const int MostInALine = 5;
    private const int EnoughForAll = 90;
    private const int Few = 3;

    private static readonly string[] Names = ["Instances", "Managed", "Unmanaged", "Dormant", "Disputed", "Exempt"];

    /// <summary>The counts of each account and Region.</summary>
    public static void Show(IAnsiConsole console, Report report)
    {
        Show(console, "Account", report.Accounts.Select(
            a => (a.Account, new[] { a.Instances, a.Managed, a.Unmanaged, a.Dormant, a.Disputed, a.Exempt })));
        Show(console, "Region", report.Regions.Select(
            r => (r.Region, new[] { r.Instances, r.Managed, r.Unmanaged, r.Dormant, r.Disputed, r.Exempt })));
    }

    /// <summary>Platforms and agent versions: a line each, or all of them.</summary>
    public static void ShowPlatforms(IAnsiConsole console, Report report, bool whole)
    {
        foreach (var (title, counts) in new[] { ("Platforms", report.Platforms), ("SSM Agent", report.AgentVersions) })
        {
            if (counts.Count > 0)
            {
                var most = whole ? counts.Count : MostInALine;
                var shown = counts.Take(most).Select(count => $"{count.Name}: {Lines.Number(count.Nodes)}");
                var rest = counts.Count > most ? $", and {Lines.Number(counts.Count - most)} more" : "";
                console.Line();
                console.Line($"{title} ({Lines.Number(counts.Count)})", Lines.Strong);
                console.Indented(Lines.Of($"{string.Join(", ", shown)}{rest}"));
            }
        }
    }

    /// <summary>A table without lines.</summary>
    public static Table Table(params IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, Lines.Quiet))
            {
                NoWrap = true,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        return table;
    }

    private static void Show(IAnsiConsole console, string what, IEnumerable<(string Name, int[] Counts)> rows)
    {
        // A narrow terminal shows what the night is about.
        var shown = console.Profile.Width < EnoughForAll ? Few : Names.Length;
        var table = Table([what, .. Names.Take(shown), "Coverage"]);
        foreach (var column in table.Columns.Skip(1))
        {
            column.Alignment = Justify.Right;
        }

        foreach (var (name, counts) in rows)
        {
            table.AddRow(counts.Take(shown).Select(Number).Prepend(Lines.Of(name))
                .Append(Lines.Of(TrendView.Percent(counts[1], counts[0]))));
        }

        console.Indented(table);
        console.Line();
    }

    private static Text Number(int number) => Lines.Of(Lines.Number(number), number == 0 ? Lines.Quiet : Lines.Plain);
}
