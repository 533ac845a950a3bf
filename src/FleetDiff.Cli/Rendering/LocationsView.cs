using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows where the unmanaged instances are: a row for each account, with its Regions.</summary>
internal static class LocationsView
{
    /// <summary>The heading of the accounts.</summary>
    public const string Title = "Where";

    private const int MaxRegions = 4;

    /// <summary>Shows the accounts with most unmanaged instances; shows nothing when there are none.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        var rows = summary.UnmanagedByAccount;
        if (rows.Count == 0)
        {
            return;
        }

        var regions = rows.SelectMany(row => row.Regions).DistinctBy(region => region.Key).Count();
        console.WriteHeading(
            Title, $"{TextFormat.Count(rows.Count, "account")}, {TextFormat.Count(regions, "Region")}", TextLines.Strong);
        TableView.Show(console, [.. rows.Take(most)], CreateColumns(summary, rows));
        console.WriteRest(rows.Count - most);
    }

    /// <summary>Creates the columns of the accounts.</summary>
    public static IReadOnlyList<Column<UnmanagedByRegion>> CreateColumns(
        ReportSummary summary, IReadOnlyList<UnmanagedByRegion> rows) =>
    [
        TableColumns.CreateAccount<UnmanagedByRegion>(row => row.Name, row => summary.AccountNames.FindName(row.Name)),
        TableColumns.CreateNumber<UnmanagedByRegion>("Unmanaged", row => row.Unmanaged),
        TableColumns.CreateNumber<UnmanagedByRegion>("New", row => row.NewCount),
        .. rows.Any(row => summary.AccountNames.FindUnit(row.Name) is not null)
            ? new Column<UnmanagedByRegion>[]
            {
                new("Unit", row => summary.AccountNames.FindUnit(row.Name) ?? "", CellWidth.Shrinks) { IsForeign = true },
            }
            : [],
        new("Regions", FormatRegions, CellWidth.Note),
    ];

    private static string FormatRegions(UnmanagedByRegion row) =>
        TextFormat.List([.. row.Regions.Select(here => $"{here.Key}: {TextFormat.Number(here.Value)}")], MaxRegions);
}
