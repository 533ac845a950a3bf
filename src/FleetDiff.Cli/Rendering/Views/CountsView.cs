using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>How many there are of each.</summary>
internal static class CountsView
{
    private const int MaxPerLine = 5;
    private const int MinWidthForAll = 90;
    private const int ShortNames = 3;

    /// <summary>What <see cref="Of"/> counts.</summary>
    public static readonly string[] Names = ["Instances", "Managed", "Unmanaged", "Dormant", "Disputed", "Exempt"];

    /// <summary>The counts of each account and Region.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary)
    {
        Show(console, "Account", summary.Accounts);
        Show(console, "Region", summary.Regions);
    }

    /// <summary>The counts in the order of <see cref="Names"/>.</summary>
    public static int[] Of(PlaceCount count) =>
        [count.Instances, count.Managed, count.Unmanaged, count.Dormant, count.Disputed, count.Exempt];

    /// <summary>Platforms and agent versions: a line each, or all of them.</summary>
    public static void ShowPlatforms(IAnsiConsole console, Report report, bool whole)
    {
        foreach (var (title, counts) in new[] { ("Platforms", report.Platforms), ("SSM Agent", report.AgentVersions) })
        {
            if (counts.Count > 0)
            {
                var most = whole ? counts.Count : MaxPerLine;
                var shown = counts.Take(most).Select(count => $"{count.Name}: {TextFormat.Number(count.Nodes)}");
                var rest = counts.Count > most ? $", and {TextFormat.Number(counts.Count - most)} more" : "";
                console.WriteTextLine();
                console.WriteTextLine($"{title} ({TextFormat.Number(counts.Count)})", TextLines.Strong);
                console.WriteIndented(TextLines.Create($"{string.Join(", ", shown)}{rest}"));
            }
        }
    }

    /// <summary>A table without lines.</summary>
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

    private static void Show(IAnsiConsole console, string what, IReadOnlyList<PlaceCount> places)
    {
        // A narrow terminal shows what the night is about.
        var shown = console.Profile.Width < MinWidthForAll ? ShortNames : Names.Length;
        var table = CreateTable([what, .. Names.Take(shown), "Coverage"]);
        foreach (var column in table.Columns.Skip(1))
        {
            column.Alignment = Justify.Right;
        }

        foreach (var index in places)
        {
            table.AddRow(Of(index).Take(shown).Select(CreateNumber).Prepend(TextLines.Create(index.Name))
                .Append(TextLines.Create(index.Coverage)));
        }

        console.WriteIndented(table);
        console.WriteTextLine();
    }

    private static Text CreateNumber(int number) => TextLines.Create(TextFormat.Number(number), number == 0 ? TextLines.Quiet : TextLines.Plain);
}
