using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Creates the files that later runs read: the instances and the report.</summary>
internal static class RunFiles
{
    /// <summary>Creates the file of all instances.</summary>
    public static (string Key, FileContent Content) CreateInstancesFile(RunFindings findings) =>
        (ArchiveKeys.Instances(findings.Report.Date), new("application/gzip",
            (stream, ct) => InstancesFile.WriteAsync(findings, stream, ct)));

    /// <summary>Creates <c>report.json</c>, which marks the report complete.</summary>
    public static (string Key, FileContent Content) CreateReportJson(Report report) =>
        (ArchiveKeys.ReportJson(report.Date), new("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, report.WithoutRepeatedTags(), ArchiveJson.Instance.Report, ct)));
}
