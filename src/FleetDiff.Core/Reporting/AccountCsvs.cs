namespace FleetDiff.Reporting;

/// <summary>
/// One CSV for each account with findings, for its owner, with the columns of <see cref="UnmanagedCsv"/>: the unmanaged
/// instances, those that are exempt, with the rule and its end, and those about which the sources disagree.
/// </summary>
public sealed class AccountCsvs
{
    private readonly CsvColumns _columns;
    private readonly ILookup<string, ReportedInstance> _rowsOf;

    /// <summary>The files of a report. A suspect night has none: nobody is to act on it.</summary>
    public AccountCsvs(Report report)
    {
        _columns = new CsvColumns(report);
        _rowsOf = (report.Suspect ? [] : report.Unmanaged.Concat(report.Exempted).Concat(report.Disagreements))
            .ToLookup(row => row.Account, StringComparer.Ordinal);
    }

    /// <summary>The accounts with findings, sorted.</summary>
    public IEnumerable<string> Accounts => _rowsOf.Select(rows => rows.Key).Order(StringComparer.Ordinal);

    /// <summary>Writes the file of an account: the names of the columns alone when it has no findings.</summary>
    public Task WriteAsync(string account, Stream stream, CancellationToken cancellationToken) =>
        CsvFile.WriteAsync(stream, _columns.Records(_rowsOf[account]), byteOrderMark: true, cancellationToken);
}
