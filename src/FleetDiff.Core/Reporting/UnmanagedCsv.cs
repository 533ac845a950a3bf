namespace FleetDiff.Reporting;

/// <summary><c>unmanaged.csv</c>: the unmanaged instances that are not exempt, for spreadsheets.</summary>
public static class UnmanagedCsv
{
    /// <summary>Writes the file of an archive, with a byte order mark: Excel takes it for UTF-8 only then.</summary>
    public static Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken) =>
        WriteAsync(report, stream, byteOrderMark: true, cancellationToken);

    /// <summary>Writes the same for a pipe or a terminal: without the mark, which programs would read as text.</summary>
    public static Task PrintAsync(Report report, Stream stream, CancellationToken cancellationToken) =>
        WriteAsync(report, stream, byteOrderMark: false, cancellationToken);

    private static Task WriteAsync(
        Report report, Stream stream, bool byteOrderMark, CancellationToken cancellationToken) =>
        CsvFile.WriteAsync(
            stream, new CsvColumns(report).Records(report.Unmanaged), byteOrderMark, cancellationToken);
}
