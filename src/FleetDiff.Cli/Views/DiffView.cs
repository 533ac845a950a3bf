using FleetDiff.Comparing;
using FleetDiff.Fleet;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>Two lists held against each other, in the terminal; all rows, for no report has the rest.</summary>
internal static class DiffView
{
    public static void Show(IAnsiConsole console, Comparison comparison, IReadOnlyList<Instance> unmanaged)
    {
        var inventory = comparison.Inventory;
        console.Line(
            $"{Lines.Number(unmanaged.Count)} of {Lines.Count(inventory.Instances.Length, "EC2 instance")} unmanaged: "
            + $"{Lines.Number(comparison.Managed)} managed. {Lines.Count(comparison.Orphans.Count, "orphan")}, "
            + $"{Lines.Count(inventory.HybridNodes, "hybrid node")}.",
            Lines.Strong);
        Tables.Show(console, new("Unmanaged", Lines.Bad), unmanaged,
            Columns.Account<Instance>(row => row.Key.Account),
            Columns.Region<Instance>(row => row.Key.Region.Code),
            Columns.Id<Instance>("Instance", row => row.Key.Instance),
            Columns.Name<Instance>(row => row.Tags["Name"]));
        Tables.Show(console, new("Orphans: nodes without an instance", Lines.Strong), comparison.Orphans,
            Columns.Account<Node>(row => row.Key.Account),
            Columns.Region<Node>(row => row.Key.Region.Code),
            Columns.Id<Node>("Node", row => row.Key.Instance),
            new("Last seen", row => Lines.Time(row.ReportedAt), Place.Note));
    }
}
