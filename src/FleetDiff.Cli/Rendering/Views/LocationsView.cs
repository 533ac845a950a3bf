using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows where the unmanaged instances are: a row for each account, with its Regions.</summary>
internal static class LocationsView
{
    /// <summary>The heading of the accounts.</summary>
    public const string Title = "Where";

    private const int MaxRegions = 4;

    /// <summary>Shows the accounts with most unmanaged instances; shows nothing when there are none.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        var rows = AccountLocation.Create(summary);
        if (rows.Count == 0)
        {
            return;
        }

        console.WriteTextLine();
        console.WriteTextLine(
            $"{Title} ({TextFormat.Count(rows.Count, "account")}, {TextFormat.Count(CountRegions(summary), "Region")})",
            TextLines.Strong);
        TableView.ShowRows(console, [.. rows.Take(most)], CreateColumns(summary, rows));
        console.WriteRest(rows.Count - most, "account", "accounts");
    }

    /// <summary>Creates the columns of the accounts.</summary>
    public static IReadOnlyList<Column<AccountLocation>> CreateColumns(
        ReportSummary summary, IReadOnlyList<AccountLocation> rows) =>
    [
        TableColumns.CreateAccount<AccountLocation>(row => row.Account, row => summary.AccountNames.FindName(row.Account)),
        TableColumns.CreateNumber<AccountLocation>("Unmanaged", row => row.Unmanaged) with
        {
            FormatKey = row => $"{TextFormat.Number(row.Unmanaged)} unmanaged",
        },
        TableColumns.CreateNumber<AccountLocation>("New", row => row.NewCount) with
        {
            FormatKey = row => row.NewCount > 0 ? $"{TextFormat.Number(row.NewCount)} new" : "",
        },
        .. rows.Any(row => row.Unit is not null)
            ? new Column<AccountLocation>[] { new("Unit", row => row.Unit ?? "", CellWidth.Shrinks) { IsForeign = true } }
            : [],
        new("Regions", FormatRegions, CellWidth.Note),
    ];

    private static string FormatRegions(AccountLocation row)
    {
        var shown = row.Regions.Take(MaxRegions).Select(here => $"{here.Region}: {TextFormat.Number(here.Unmanaged)}");
        var more = row.Regions.Count > MaxRegions ? $" and {TextFormat.Number(row.Regions.Count - MaxRegions)} more" : "";
        return $"{string.Join(", ", shown)}{more}";
    }

    private static int CountRegions(ReportSummary summary) => summary.Locations.DistinctBy(here => here.Region).Count();
}

/// <summary>The unmanaged instances of one account.</summary>
/// <param name="Account">The account id.</param>
/// <param name="Unit">The names of its organizational units, or null.</param>
/// <param name="Regions">The Regions with unmanaged instances, most instances first.</param>
internal sealed record AccountLocation(string Account, string? Unit, IReadOnlyList<UnmanagedLocation> Regions)
{
    /// <summary>The number of unmanaged instances that are not exempt.</summary>
    public int Unmanaged { get; } = Regions.Sum(here => here.Unmanaged);

    /// <summary>The number of new instances among them.</summary>
    public int NewCount { get; } = Regions.Sum(here => here.NewCount);

    /// <summary>Creates a row for each account, most unmanaged instances first.</summary>
    public static IReadOnlyList<AccountLocation> Create(ReportSummary summary) =>
    [
        .. summary.Locations.GroupBy(here => here.Account)
            .Select(account => new AccountLocation(account.Key, summary.AccountNames.FindUnit(account.Key), [.. account]))
            .OrderByDescending(account => account.Unmanaged).ThenBy(account => account.Account, StringComparer.Ordinal),
    ];
}
