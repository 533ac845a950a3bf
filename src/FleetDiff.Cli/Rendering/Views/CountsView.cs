using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the counts of accounts, Regions, platforms and agent versions.</summary>
internal static class CountsView
{
    private const int MinWidthForAll = 90;
    private const int ShortNames = 3;
    private const int Gap = 2;
    private const int CountWidth = 11;

    /// <summary>The names of the counts that <see cref="GetNumbers"/> returns.</summary>
    public static readonly string[] Names = ["Instances", "Managed", "Unmanaged", "Dormant", "Disputed", "Exempt"];

    /// <summary>Shows the counts of each account and Region.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary)
    {
        var room = GetRoomForAccounts(console, CountShown(console) + 1);
        Show(console, "Account", summary.Accounts, id => AccountText.Format(id, summary.AccountNames.FindName(id), room));
        Show(console, "Region", summary.Regions, region => region);
    }

    /// <summary>Returns the counts in the order of <see cref="Names"/>.</summary>
    public static int[] GetNumbers(CoverageCount count) =>
        [count.Instances, count.Managed, count.Unmanaged, count.Dormant, count.Disputed, count.Exempt];

    /// <summary>Returns the width that a table of counts leaves for the names of accounts.</summary>
    /// <param name="console">The console.</param>
    /// <param name="counts">The number of columns with counts.</param>
    public static int GetRoomForAccounts(IAnsiConsole console, int counts) => console.Profile.Width - Gap - (counts * CountWidth) - Gap;

    /// <summary>Shows the platforms and the agent versions.</summary>
    public static void ShowPlatforms(IAnsiConsole console, Report report)
    {
        foreach (var (title, counts) in new[] { ("Platforms", report.Platforms), ("SSM Agent", report.AgentVersions) })
        {
            if (counts.Count > 0)
            {
                var shown = counts.Select(count => $"{count.Name}: {TextFormat.Number(count.Nodes)}");
                console.WriteTextLine();
                console.WriteTextLine($"{title} ({TextFormat.Number(counts.Count)})", TextLines.Strong);
                console.WriteIndented(TextLines.Create(string.Join(", ", shown)));
            }
        }
    }

    /// <summary>Creates a table without borders.</summary>
    public static Table CreateTable(params IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, TextLines.Quiet))
            {
                NoWrap = true,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        return table;
    }

    private static void Show(
        IAnsiConsole console, string what, IReadOnlyList<CoverageCount> places, Func<string, string> format)
    {
        var shown = CountShown(console);
        var table = CreateTable([what, .. Names.Take(shown), "Coverage"]);
        foreach (var column in table.Columns.Skip(1))
        {
            column.Alignment = Justify.Right;
        }

        foreach (var index in places)
        {
            table.AddRow(GetNumbers(index).Take(shown).Select(CreateNumber).Prepend(TextLines.Create(format(index.Name)))
                .Append(TextLines.Create(index.Coverage)));
        }

        console.WriteIndented(table);
        console.WriteTextLine();
    }

    // A narrow terminal has room for the most important counts only.
    private static int CountShown(IAnsiConsole console) => console.Profile.Width < MinWidthForAll ? ShortNames : Names.Length;

    private static Text CreateNumber(int number) =>
        TextLines.Create(TextFormat.Number(number), number == 0 ? TextLines.Quiet : TextLines.Plain);
}
