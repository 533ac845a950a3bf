using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the status of each source.</summary>
internal static class SourcesView
{
    private const int MinWidthForAll = 76;

    public static void Show(IAnsiConsole console, IReadOnlyList<SourceResult> sources)
    {
        // A narrow terminal has no room for the numbers of pages and rows.
        string[] numbers = console.Profile.Width < MinWidthForAll ? [] : ["Pages", "Rows"];
        var table = CountsView.CreateTable(["Source", "Status", "Newest observation", .. numbers], texts: 3);
        foreach (var source in sources)
        {
            Text[] cells =
            [
                TextLines.Create(SourceText.Format(source.Name)),
                TextLines.Create(
                    SourceText.Format(source.Status),
                    source.Status == SourceStatus.Complete ? TextLines.Plain : TextLines.Warning),
                TextLines.Create(TextFormat.Time(source.Observed)),
                TextLines.Create(TextFormat.Number(source.Pages)),
                TextLines.Create(TextFormat.Number(source.Rows)),
            ];
            table.AddRow(cells.Take(table.Columns.Count));
        }

        console.WriteIndented(table);
        console.WriteTextLine();
    }
}
