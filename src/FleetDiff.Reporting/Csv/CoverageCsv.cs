using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Csv;

/// <summary>
/// Writes the coverage ledger: one row for each account and Region, and one for an account without Regions.
/// </summary>
/// <remarks>
/// The columns with untrusted text are the last ones. The CSV reader of Athena treats a backslash as an escape, so that a name
/// can shift the columns after it.
/// </remarks>
public static class CoverageCsv
{
    private static readonly RegionCoverage None = new("", HasIndex: false, Instances: 0, Managed: 0);

    /// <summary>The column names.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "account", "status", "since", "state", "isManagementAccount", "region", "hasIndex", "instances", "managed", "sources",
        "isHiddenFromListNodes", "suspect", "because", "accountName", "organizationalUnit",
    ];

    /// <summary>Writes the column names and the rows, with a byte order mark, which Excel needs to read UTF-8.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken) => CsvWriter.WriteAsync(
        stream,
        report.Coverage
            .SelectMany(account => account.Regions.DefaultIfEmpty(None), (account, region) => CreateFields(report, account, region))
            .Prepend(Columns),
        byteOrderMark: true,
        cancellationToken);

    private static IEnumerable<string> CreateFields(Report report, AccountCoverage account, RegionCoverage here) =>
    [
        account.Account,
        KebabCase.Format(account.Status),
        TextFormat.Date(account.Since),
        account.State is { } state ? KebabCase.Format(state) : "",
        FormatFlag(account.IsManagementAccount),
        here.Region,
        FormatFlag(here.HasIndex),
        TextFormat.Digits(here.Instances),
        TextFormat.Digits(here.Managed),
        string.Join(' ', here.Sources.Select(KebabCase.Format)),
        FormatFlag(here.IsHiddenFromListNodes),
        FormatFlag(report.Suspect),
        account.Because ?? "",
        account.AccountName ?? "",
        account.OrganizationalUnit ?? "",
    ];

    private static string FormatFlag(bool value) => value ? "true" : "false";
}
