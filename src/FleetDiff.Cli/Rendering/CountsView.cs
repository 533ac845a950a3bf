using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>
/// Shows tables of counts: of accounts and Regions, in one report or in two side by side, and of what the sources returned.
/// </summary>
internal static class CountsView
{
    private static readonly (string Name, Func<CoverageCount, int> Of, CellWidth Width)[] Counts =
    [
        ("Instances", count => count.Instances, CellWidth.Full),
        ("Managed", count => count.Managed, CellWidth.Full),
        ("Unmanaged", count => count.Unmanaged, CellWidth.Full),
        ("Dormant", count => count.Dormant, CellWidth.Extra),
        ("Disputed", count => count.Disputed, CellWidth.Extra),
        ("Exempt", count => count.Exempt, CellWidth.Extra),
    ];

    /// <summary>Shows the counts of each account and Region.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary)
    {
        Show(summary.Accounts, TableColumns.CreateAccount<CoverageCount>(
            count => count.Name, count => summary.AccountNames.FindName(count.Name)));
        Show(summary.Regions, new("Region", count => count.Name));

        void Show(IReadOnlyList<CoverageCount> rows, Column<CoverageCount> name)
        {
            TableView.Show(
                console, rows,
                [
                    name,
                    .. Counts.Select(shown => TableColumns.CreateNumber<CoverageCount>(
                        shown.Name, row => shown.Of(row), shown.Width)),
                    new("Coverage", row => row.Coverage) { IsNumber = true },
                ]);
            console.WriteTextLine();
        }
    }

    /// <summary>Shows the counts of two reports: in total, and for each account and Region that changed.</summary>
    public static void Show(IAnsiConsole console, RunComparison comparison, AccountNames names)
    {
        var all = new CountPair(Create(comparison.Before.Totals), Create(comparison.After.Totals));
        Show("account", TableColumns.CreateAccount<CountPair>(pair => pair.Name, pair => names.FindName(pair.Name)),
            comparison.Accounts.Select(both => new CountPair(
                CreateOrZero(both.Account, both.Before, CoverageCount.Create),
                CreateOrZero(both.Account, both.After, CoverageCount.Create))));
        Show("Region", new("Region", pair => pair.Name),
            comparison.Regions.Select(both => new CountPair(
                CreateOrZero(both.Region, both.Before, CoverageCount.Create),
                CreateOrZero(both.Region, both.After, CoverageCount.Create))));

        void Show(string noun, Column<CountPair> name, IEnumerable<CountPair> pairs)
        {
            var isChanged = pairs.ToLookup(pair => pair.Before != pair.After);
            var columns = Counts.Select(shown => new Column<CountPair>(shown.Name, pair => pair.Format(shown.Of), shown.Width)
            {
                IsNumber = true,
                Style = pair => pair.IsSame(shown.Of) ? TextLines.Plain : TextLines.Strong,
            });
            TableView.Show(console, [.. isChanged[true], all], [name, .. columns]);
            if (isChanged[false].Count() is var same and > 0)
            {
                console.WriteTextLine($"  and {TextFormat.Count(same, noun)} without a change", TextLines.Quiet);
            }

            console.WriteTextLine();
        }
    }

    /// <summary>Shows the status of each source.</summary>
    public static void ShowSources(IAnsiConsole console, IReadOnlyList<SourceResult> sources)
    {
        TableView.Show(
            console, sources,
            [
                new("Source", source => SourceText.Format(source.Name)),
                new("Status", source => SourceText.Format(source.Status))
                {
                    Style = source => source.Status == SourceStatus.Complete ? TextLines.Plain : TextLines.Warning,
                },
                new("Newest observation", source => TextFormat.Time(source.Observed)),
                TableColumns.CreateNumber<SourceResult>("Pages", source => source.Pages, CellWidth.Extra),
                TableColumns.CreateNumber<SourceResult>("Rows", source => source.Rows, CellWidth.Extra),
            ]);
        console.WriteTextLine();
    }

    private static CoverageCount Create(Totals totals) => new(
        "all", totals.Instances, totals.Managed, totals.Unmanaged, totals.Dormant, totals.Disputed, totals.Exempt);

    // An account or Region has no counts in a report without its instances.
    private static CoverageCount CreateOrZero<T>(string name, T? count, Func<T, CoverageCount> create)
        where T : class => count is null ? new(name, 0, 0, 0, 0, 0, 0) : create(count);

    /// <summary>The counts of a row in both reports.</summary>
    private sealed record CountPair(CoverageCount Before, CoverageCount After)
    {
        public string Name => After.Name;

        public bool IsSame(Func<CoverageCount, int> of) => of(Before) == of(After);

        public string Format(Func<CoverageCount, int> of) => IsSame(of)
            ? TextFormat.Number(of(After))
            : $"{TextFormat.Number(of(Before))} → {TextFormat.Number(of(After))}";
    }
}
