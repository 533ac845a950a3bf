using FleetDiff.Fleet;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>What each source was asked, and how it went.</summary>
internal static class SourcesView
{
    public static void Show(IAnsiConsole console, IReadOnlyList<SourceLedger> sources)
    {
        var table = CountsView.Table("Source", "Status", "Pages", "Rows", "Newest observation");
        table.Columns[2].Alignment = Justify.Right;
        table.Columns[3].Alignment = Justify.Right;
        foreach (var source in sources)
        {
            table.AddRow(
                Lines.Of(Words.Of(source.Name)),
                Lines.Of(Words.Of(source.Status), source.Status == SourceStatus.Complete ? Lines.Plain : Lines.Uneasy),
                Lines.Of(Lines.Number(source.Pages)),
                Lines.Of(Lines.Number(source.Rows)),
                Lines.Of(Lines.Time(source.Observed)));
        }

        console.Indented(table);
        console.Line();
    }
}
