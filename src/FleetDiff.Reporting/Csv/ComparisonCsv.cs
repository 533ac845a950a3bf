namespace FleetDiff.Reporting.Csv;

/// <summary>
/// Writes the instances that changed between two reports, for spreadsheets. The format is that of
/// <see cref="UnmanagedCsvColumns"/>, without a byte order mark, because the output goes to a terminal or a pipe.
/// </summary>
public static class ComparisonCsv
{
    /// <summary>Writes the rows. Instances that became unmanaged come first.</summary>
    public static Task WriteAsync(RunComparison comparison, Stream stream, CancellationToken cancellationToken)
    {
        var names = new AccountNames(comparison);
        var lists = new[]
        {
            ("unmanaged", comparison.Unmanaged), ("resolved", comparison.Resolved), ("removed", comparison.Removed),
            ("changed", comparison.Changed),
        };
        return CsvWriter.WriteAsync(
            stream,
            from list in lists from instance in list.Item2 select (Change: list.Item1, Instance: instance),
            [
                ("from", _ => TextFormat.Date(comparison.Before.Date)),
                ("to", _ => TextFormat.Date(comparison.After.Date)),
                ("change", row => row.Change),
                ("account", row => row.Instance.Account),
                ("accountName", row => names.FindName(row.Instance.Account) ?? ""),
                ("region", row => row.Instance.Region),
                ("instance", row => row.Instance.Instance),
                ("name", row => row.Instance.Name ?? ""),
                ("before", row => KebabCase.Format(row.Instance.Before)),
                ("after", row => KebabCase.Format(row.Instance.After)),
                ("because", row => row.Instance.Because ?? ""),
                ("firstUnmanaged", row => TextFormat.Date(row.Instance.FirstUnmanaged)),
                ("lastManaged", row => TextFormat.Date(row.Instance.LastManaged)),
                ("exemptBy", row => row.Instance.ExemptBy ?? ""),
                ("group", row => row.Instance.Group ?? ""),
                ("tags", row => CsvWriter.FormatJson(row.Instance.Tags.Json)),
            ],
            byteOrderMark: false,
            cancellationToken);
    }
}
