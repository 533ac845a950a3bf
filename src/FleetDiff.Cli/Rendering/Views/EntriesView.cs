using FleetDiff.Cli.Rendering.Layout;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows instances and groups.</summary>
internal static class EntriesView
{
    /// <summary>Shows the rows up to a maximum, and the number of instances of the other rows.</summary>
    /// <returns>The number of rows that were shown.</returns>
    public static int Show(
        IAnsiConsole console, IReadOnlyList<TableEntry> entries, int most, string option = TextLines.All)
    {
        var shown = entries.Take(most).ToList();
        TableView.ShowRows(console, shown, TableColumns.Entries);
        console.WriteRest(entries.Skip(shown.Count).Sum(entry => entry.Instances), "instance", "instances", option);
        return shown.Count;
    }
}
