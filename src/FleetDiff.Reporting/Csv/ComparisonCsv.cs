using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Csv;

/// <summary>
/// Writes the instances that changed between two reports, for spreadsheets. The format is that of
/// <see cref="UnmanagedCsvColumns"/>, without a byte order mark, because the output goes to a terminal or a pipe.
/// </summary>
public static class ComparisonCsv
{
    private static readonly string[] Columns =
    [
        "from", "to", "change", "account", "accountName", "region", "instance", "name", "before", "after", "because",
        "firstUnmanaged", "lastManaged", "exemptBy", "group", "tags",
    ];

    /// <summary>Writes the rows. Instances that became unmanaged come first.</summary>
    public static Task WriteAsync(RunComparison comparison, Stream stream, CancellationToken cancellationToken)
    {
        // The later name of an account, unless only the earlier run has one.
        var names = comparison.Accounts.ToDictionary(
            account => account.Account, account => (account.After?.AccountName ?? account.Before?.AccountName) ?? "",
            StringComparer.Ordinal);
        return CsvWriter.WriteAsync(
            stream,
            CreateRows("unmanaged", comparison.Unmanaged)
                .Concat(CreateRows("resolved", comparison.Resolved))
                .Concat(CreateRows("removed", comparison.Removed))
                .Concat(CreateRows("changed", comparison.Changed))
                .Select(row => CreateFields(comparison, row.Change, row.Row, names.GetValueOrDefault(row.Row.Account, "")))
                .Prepend(Columns),
            byteOrderMark: false,
            cancellationToken);
    }

    private static IEnumerable<(string Change, ChangedInstance Row)> CreateRows(
        string change, IEnumerable<ChangedInstance> rows) => rows.Select(row => (change, row));

    private static IEnumerable<string> CreateFields(
        RunComparison comparison, string change, ChangedInstance row, string accountName) =>
    [
        TextFormat.Date(comparison.Before.Date),
        TextFormat.Date(comparison.After.Date),
        change,
        row.Account,
        accountName,
        row.Region,
        row.Instance,
        row.Name ?? "",
        KebabCase.Format(row.Before),
        KebabCase.Format(row.After),
        row.Because ?? "",
        TextFormat.Date(row.FirstUnmanaged),
        TextFormat.Date(row.LastManaged),
        row.ExemptBy ?? "",
        row.Group ?? "",
        CsvWriter.FormatJson(row.Tags.Json),
    ];
}
