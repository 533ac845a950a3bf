using FleetDiff.Fleet;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>What each source was asked, and how it went.</summary>
internal static class SourcesView
{
    private const int EnoughForAll = 76;

    public static void Show(IAnsiConsole console, IReadOnlyList<SourceLedger> sources)
    {
        // A narrow terminal has no room for how many pages there were.
        var isNarrow = console.Profile.Width < EnoughForAll;
        var table = isNarrow
            ? CountsView.Table("Source", "Status", "Newest observation")
            : CountsView.Table("Source", "Status", "Newest observation", "Pages", "Rows");
        foreach (var column in table.Columns.Skip(3))
        {
            column.Alignment = Justify.Right;
        }

        foreach (var source in sources)
        {
            Text[] cells =
            [
                Lines.Of(SourceWords.Of(source.Name)),
                Lines.Of(SourceWords.Of(source.Status), source.Status == SourceStatus.Complete ? Lines.Plain : Lines.Uneasy),
                Lines.Of(Written.Time(source.Observed)),
                Lines.Of(Written.Number(source.Pages)),
                Lines.Of(Written.Number(source.Rows)),
            ];
            table.AddRow(cells.Take(table.Columns.Count));
        }

        console.Indented(table);
        console.Line();
    }
}
