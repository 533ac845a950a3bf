using FleetDiff.Comparing.Changing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>
/// The instances that changed between two nights, for spreadsheets; written as <see cref="CsvColumns"/> is, without
/// a byte order mark: it is printed, and in no archive.
/// </summary>
public static class ComparisonCsv
{
    private static readonly string[] Columns =
    [
        "from", "to", "change", "account", "region", "instance", "name", "before", "after", "because",
        "firstUnmanaged", "lastManaged", "exemptBy", "group", "tags",
    ];

    /// <summary>Writes the rows, those that became unmanaged first.</summary>
    public static Task WriteAsync(NightComparison comparison, Stream stream, CancellationToken cancellationToken) =>
        CsvFile.WriteAsync(
            stream,
            Rows("unmanaged", comparison.Unmanaged)
                .Concat(Rows("resolved", comparison.Resolved))
                .Concat(Rows("gone", comparison.Gone))
                .Concat(Rows("changed", comparison.Changed))
                .Select(row => Fields(comparison, row.Change, row.Row))
                .Prepend(Columns),
            byteOrderMark: false,
            cancellationToken);

    private static IEnumerable<(string Change, ChangedInstance Row)> Rows(
        string change, IEnumerable<ChangedInstance> rows) => rows.Select(row => (change, row));

    private static IEnumerable<string> Fields(NightComparison comparison, string change, ChangedInstance row) =>
    [
        Written.Day(comparison.Before.Date),
        Written.Day(comparison.After.Date),
        change,
        row.Account,
        row.Region,
        row.Instance,
        row.Name ?? "",
        KebabCase.Of(row.Before),
        KebabCase.Of(row.After),
        row.Because ?? "",
        Written.Day(row.FirstUnmanaged),
        Written.Day(row.LastManaged),
        row.ExemptBy ?? "",
        row.Group ?? "",
        CsvFile.Json(row.Tags.Json),
    ];
}
