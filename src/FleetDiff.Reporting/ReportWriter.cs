using System.Text.Json;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Chat;
using FleetDiff.Reporting.Csv;
using FleetDiff.Reporting.Email;
using FleetDiff.Reporting.Html;
using FleetDiff.Reporting.Json;
using FleetDiff.Reporting.Ocsf;

namespace FleetDiff.Reporting;

/// <summary>Writes a report in every format. A new file format is one new line in this class.</summary>
public sealed class ReportWriter : IReportWriter
{
    private const string Csv = "text/csv; charset=utf-8";
    private const string Html = "text/html; charset=utf-8";

    /// <inheritdoc/>
    public ReportFiles CreateFiles(Report report, IEnumerable<string> existingAccountFiles)
    {
        var date = report.Date;
        var summary = new ReportSummary(report);
        var columns = new UnmanagedCsvColumns(summary);
        var accounts = summary.FindingsByAccount.Select(rows => rows.Key).Order(StringComparer.Ordinal)
            .Union(
                existingAccountFiles.Where(name => name.EndsWith(".csv", StringComparison.Ordinal))
                    .Select(Path.GetFileNameWithoutExtension).OfType<string>(),
                StringComparer.Ordinal);
        return new(
            [
                (ArchiveKeys.UnmanagedCsv(date), CreateCsv(report.Unmanaged)),
                (ArchiveKeys.CoverageCsv(date), new(Csv, (stream, ct) => CoverageCsv.WriteAsync(report, stream, ct))),
                (ArchiveKeys.UnmanagedOcsf(date), new("application/jsonl",
                    (stream, ct) => new OcsfFindings(summary).WriteAsync(stream, ct))),
                (ArchiveKeys.ReportHtml(date), new(Html, (stream, ct) => ReportPage.WriteAsync(summary, stream, ct))),
            ],
            [
                .. accounts.Select(account => (
                    ArchiveKeys.AccountCsv(date, account), CreateCsv(summary.FindingsByAccount[account]))),
            ]);

        FileContent CreateCsv(IEnumerable<ReportedInstance> rows) =>
            new(Csv, (stream, ct) => columns.WriteAsync(rows, stream, byteOrderMark: true, ct));
    }

    /// <inheritdoc/>
    public FileContent CreateIndexPage(IReadOnlyList<IndexedRun> runs) =>
        new(Html, (stream, ct) => IndexPage.WriteAsync(runs, stream, ct));

    /// <inheritdoc/>
    public Alert CreateAlert(Report report, AlertDecision decision, ReportLinks links)
    {
        var summary = new ReportSummary(report);
        var message = AlertMessageBuilder.Create(summary, decision, links);
        return new Alert
        {
            Mail = new(AlertText.FormatSubject(summary, decision), new EmailText(summary, decision, links).Format()),
            Sms = AlertText.FormatSms(summary, decision),
            Json = JsonSerializer.Serialize(message, MessageJson.Compact.AlertMessage),
            Chat = ChatNotification.Create(summary, decision, message).ToJson(),
            Attributes = AlertMessageBuilder.CreateAttributes(message),
        };
    }
}
