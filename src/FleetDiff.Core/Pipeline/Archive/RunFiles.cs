using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>The files that later runs read back: every instance, and the report.</summary>
internal static class RunFiles
{
    /// <summary>Every instance of the night.</summary>
    public static (string Key, FileContent Content) CreateInstancesFile(RunFindings findings) =>
        (ArchiveKeys.Instances(findings.Report.Date), new("application/gzip",
            (stream, ct) => InstancesFile.WriteAsync(findings, stream, ct)));

    /// <summary>The report, which marks the night complete.</summary>
    public static (string Key, FileContent Content) CreateReportJson(Report report) =>
        (ArchiveKeys.ReportJson(report.Date), new("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, report.WithoutRepeatedTags(), ArchiveJson.Instance.Report, ct)));
}
