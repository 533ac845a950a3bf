using System.Text.Json;
using FleetDiff.Comparing;
using FleetDiff.Reporting;
using FleetDiff.Reporting.Ocsf;
using FleetDiff.Reporting.Page;

namespace FleetDiff.Running;

/// <summary>The files of a night and how each is made. A new format is one new line here.</summary>
internal static class RunFiles
{
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>Every instance of the night.</summary>
    public static (string Key, FileContent Content) CreateInstancesFile(RunFindings findings) =>
        (ArchiveKeys.Instances(findings.Report.Date), new("application/gzip",
            (stream, ct) => InstancesFile.WriteAsync(findings, stream, ct)));

    /// <summary>Those made of its report, but for the one that marks it complete.</summary>
    public static IEnumerable<(string Key, FileContent Content)> CreateReportFiles(ReportSummary summary) =>
        [
            (ArchiveKeys.UnmanagedCsv(summary.Report.Date), new(Csv, (stream, ct) => new UnmanagedCsvColumns(summary)
                .WriteAsync(summary.Report.Unmanaged, stream, byteOrderMark: true, ct))),
            (ArchiveKeys.UnmanagedOcsf(summary.Report.Date), new("application/jsonl",
                (stream, ct) => OcsfFile.WriteAsync(summary, stream, ct))),
            (ArchiveKeys.ReportHtml(summary.Report.Date), new("text/html; charset=utf-8",
                (stream, ct) => ReportPage.WriteAsync(summary, stream, ct))),
        ];

    /// <summary>
    /// Those of single accounts. An account that has one from a run that was cut off, and has no findings now, gets one
    /// without rows.
    /// </summary>
    /// <param name="summary">The report.</param>
    /// <param name="left">The names of what is there already.</param>
    public static IEnumerable<(string Key, FileContent Content)> CreateAccountFiles(ReportSummary summary, IEnumerable<string> left)
    {
        var (date, columns, findings) = (summary.Report.Date, new UnmanagedCsvColumns(summary), summary.FindingsByAccount);
        return findings.Select(rows => rows.Key).Order(StringComparer.Ordinal)
            .Select(account => ArchiveKeys.AccountCsv(date, account))
            .Union(
                left.Where(name => name.EndsWith(".csv", StringComparison.Ordinal))
                    .Select(name => ArchiveKeys.Accounts(date) + name),
                StringComparer.Ordinal)
            .Select(key => (key, new FileContent(Csv, (stream, ct) => columns.WriteAsync(
                findings[Path.GetFileNameWithoutExtension(key)], stream, byteOrderMark: true, ct))));
    }

    /// <summary>The report, which marks the night complete.</summary>
    public static (string Key, FileContent Content) CreateReportJson(Report report) =>
        (ArchiveKeys.ReportJson(report.Date), new("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, report.WithoutRepeatedTags(), ArchiveJson.Instance.Report, ct)));
}
