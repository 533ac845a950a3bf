namespace FleetDiff.Reporting;

/// <summary><c>unmanaged.csv</c>: the unmanaged instances that are not exempt, for spreadsheets.</summary>
public static class UnmanagedCsv
{
    /// <summary>Writes the file.</summary>
    public static Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken) =>
        CsvFile.WriteAsync(stream, new CsvColumns(report).Records(report.Unmanaged), cancellationToken);
}
