using System.Text.Json;
using FleetDiff.Comparing;
using FleetDiff.Reporting;
using FleetDiff.Reporting.Page;

namespace FleetDiff.Running;

/// <summary>The files of a night and how each is made. A new format is one new line here.</summary>
internal static class NightFiles
{
    /// <summary>All but the one that marks the night complete.</summary>
    public static IEnumerable<(string Key, Content Content)> Of(Findings findings)
    {
        var report = findings.Report;
        return
        [
            (ArchiveKeys.Instances(report.Date), new("application/gzip",
                (stream, ct) => InstancesFile.WriteAsync(findings, stream, ct))),
            (ArchiveKeys.UnmanagedCsv(report.Date), new("text/csv; charset=utf-8",
                (stream, ct) => UnmanagedCsv.WriteAsync(report, stream, ct))),
            (ArchiveKeys.ReportHtml(report.Date), new("text/html; charset=utf-8",
                (stream, ct) => ReportPage.WriteAsync(report, stream, ct))),
        ];
    }

    /// <summary>The report, which marks the night complete.</summary>
    public static (string Key, Content Content) Mark(Report report) =>
        (ArchiveKeys.ReportJson(report.Date), new("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, report, ReportJson.Archive.Report, ct)));
}
