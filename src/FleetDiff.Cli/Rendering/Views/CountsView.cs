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
        var shown = CountShown(console, MinWidthForAll);
        var room = GetRoomForAccounts(console, shown + 1);
        Show("Account", summary.Accounts, id => AccountText.Format(id, summary.AccountNames.FindName(id), room));
        Show("Region", summary.Regions, region => region);

        void Show(string what, IReadOnlyList<CoverageCount> counts, Func<string, string> format)
        {
            var table = CreateTable([what, .. Names.Take(shown), "Coverage"]);
            foreach (var count in counts)
            {
                table.AddRow(GetNumbers(count).Take(shown).Select(CreateNumber).Prepend(TextLines.Create(format(count.Name)))
                    .Append(TextLines.Create(count.Coverage)));
            }

            console.WriteIndented(table);
            console.WriteTextLine();
        }
    }

    /// <summary>Returns the counts in the order of <see cref="Names"/>; empty for null.</summary>
    public static int[] GetNumbers(CoverageCount? count) => count is null ? [] :
        [count.Instances, count.Managed, count.Unmanaged, count.Dormant, count.Disputed, count.Exempt];

    /// <summary>Returns the width that a table of counts leaves for the names of accounts.</summary>
    /// <param name="console">The console.</param>
    /// <param name="counts">The number of columns with counts.</param>
    public static int GetRoomForAccounts(IAnsiConsole console, int counts) =>
        console.Profile.Width - Gap - (counts * CountWidth) - Gap;

    /// <summary>Shows the platforms and the agent versions.</summary>
    public static void ShowPlatforms(IAnsiConsole console, Report report)
    {
        foreach (var (title, counts) in new[] { ("Platforms", report.Platforms), ("SSM Agent", report.AgentVersions) })
        {
            if (counts.Count > 0)
            {
                var shown = counts.Select(count => $"{count.Name}: {TextFormat.Number(count.Nodes)}");
                console.WriteHeading(title, counts.Count, TextLines.Strong);
                console.WriteIndented(TextLines.Create(string.Join(", ", shown)));
            }
        }
    }

    /// <summary>Creates a table without borders.</summary>
    /// <param name="columns">The headings of the columns.</param>
    /// <param name="texts">The number of the first columns that contain text. The others contain numbers.</param>
    public static Table CreateTable(IEnumerable<string> columns, int texts = 1)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var (index, column) in columns.Index())
        {
            table.AddColumn(new TableColumn(new Text(column, TextLines.Quiet))
            {
                Alignment = index < texts ? null : Justify.Right,
                NoWrap = true,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        return table;
    }

    /// <summary>
    /// Returns the number of counts that a terminal has room for: in a narrow terminal only that of the most important ones.
    /// </summary>
    public static int CountShown(IAnsiConsole console, int minWidthForAll) =>
        console.Profile.Width < minWidthForAll ? ShortNames : Names.Length;

    private static Text CreateNumber(int number) =>
        TextLines.Create(TextFormat.Number(number), number == 0 ? TextLines.Quiet : TextLines.Plain);
}
