namespace FleetDiff.Reporting.Csv;

/// <summary>Writes the coverage ledger: one row for each account and Region, and one for an account without Regions.</summary>
/// <remarks>
/// The columns with untrusted text are the last ones. The CSV reader of Athena treats a backslash as an escape, so that a name
/// can shift the columns after it.
/// </remarks>
public static class CoverageCsv
{
    private static readonly RegionCoverage None = new("", HasIndex: false, Instances: 0, Managed: 0);

    private static readonly (string Name, Func<Row, string> Format)[] AllColumns =
    [
        ("account", row => row.Account.Account),
        ("status", row => KebabCase.Format(row.Account.Status)),
        ("since", row => TextFormat.Date(row.Account.Since)),
        ("state", row => row.Account.State is { } state ? KebabCase.Format(state) : ""),
        ("isManagementAccount", row => FormatFlag(row.Account.IsManagementAccount)),
        ("region", row => row.Region.Region),
        ("hasIndex", row => FormatFlag(row.Region.HasIndex)),
        ("instances", row => TextFormat.Digits(row.Region.Instances)),
        ("managed", row => TextFormat.Digits(row.Region.Managed)),
        ("sources", row => string.Join(' ', row.Region.Sources.Select(KebabCase.Format))),
        ("isHiddenFromListNodes", row => FormatFlag(row.Region.IsHiddenFromListNodes)),
        ("suspect", row => FormatFlag(row.Report.Suspect)),
        ("because", row => row.Account.Because ?? ""),
        ("accountName", row => row.Account.AccountName ?? ""),
        ("organizationalUnit", row => row.Account.OrganizationalUnit ?? ""),
    ];

    /// <summary>The column names.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. AllColumns.Select(column => column.Name)];

    /// <summary>Writes the column names and the rows, with a byte order mark, which Excel needs to read UTF-8.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken) => CsvWriter.WriteAsync(
        stream,
        report.Coverage.SelectMany(
            account => account.Regions.DefaultIfEmpty(None), (account, region) => new Row(report, account, region)),
        AllColumns,
        byteOrderMark: true,
        cancellationToken);

    private static string FormatFlag(bool value) => value ? "true" : "false";

    private sealed record Row(Report Report, AccountCoverage Account, RegionCoverage Region);
}
