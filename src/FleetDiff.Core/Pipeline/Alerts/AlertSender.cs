using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>
/// Sends the alert of a complete report once: the alert is sent first and recorded second. If a run is interrupted
/// between the two steps, the alert is sent again; no alert is lost.
/// </summary>
internal sealed class AlertSender(
    IArchive archive, IReportWriter writer, IAlertChannel channel, AnalysisRules rules, TimeProvider clock)
{
    // Alerts that were not sent are sent for reports of the last month only.
    private const int MaxDaysOverdue = 31;

    // Limits the number of unreadable records that are skipped.
    private const int MaxRecordsRead = 100;

    /// <summary>
    /// Sends the missing alerts of earlier complete reports, oldest first, then the alert of the current report. An alert
    /// that was sent is not sent again.
    /// </summary>
    /// <returns>The alert record of the current report.</returns>
    public async Task<AlertRecord> DeliverAsync(Report current, CancellationToken cancellationToken)
    {
        foreach (var report in await FindOverdueAsync(current.Date, cancellationToken))
        {
            await SendAsync(report, cancellationToken);
        }

        return await FindRecordAsync(current, cancellationToken) ?? await SendAsync(current, cancellationToken);
    }

    /// <summary>Returns the alert record of the current report, or null when an alert remains to be sent.</summary>
    public async Task<AlertRecord?> FindSentAsync(Report current, CancellationToken cancellationToken) =>
        await FindRecordAsync(current, cancellationToken) is { } record
        && (await FindOverdueAsync(current.Date, cancellationToken)).Count == 0
            ? record
            : null;

    /// <summary>Returns the alert for a report. Sends and stores nothing.</summary>
    public async Task<AlertPreview> PreviewAsync(Report report, CancellationToken cancellationToken) =>
        Compose(report, await ReadHistoryAsync(report.Date, cancellationToken));

    private async Task<IReadOnlyList<Report>> FindOverdueAsync(DateOnly current, CancellationToken cancellationToken)
    {
        var runs = new RunStore(archive, clock);
        var alerted = (await archive.ListDatesAsync(ArchiveKeys.Alerts, cancellationToken)).ToHashSet();
        var overdue = (await runs.ListDatesAsync(cancellationToken))
            .Where(run => run < current && run.DayNumber >= current.DayNumber - MaxDaysOverdue)
            .Where(run => !alerted.Contains(run));
        var reports = new List<Report>();
        foreach (var run in overdue.Order())
        {
            try
            {
                if (await runs.ReadAsync(run, cancellationToken) is { } report)
                {
                    reports.Add(report);
                }
            }
            catch (UnreadableRunException)
            {
                // The current report already has a warning about it.
            }
        }

        return reports;
    }

    private async Task<AlertRecord> SendAsync(Report report, CancellationToken cancellationToken)
    {
        var earlier = await ReadHistoryAsync(report.Date, cancellationToken);
        var (decision, alert) = Compose(report, earlier);
        var history = earlier.With(report, decision);
        AlertReceipt? receipt = alert is null ? null : await channel.SendAsync(alert, cancellationToken);
        var record = new AlertRecord
        {
            Schema = AlertRecord.CurrentSchema,
            Date = report.Date,
            ReportGeneratedAt = report.GeneratedAt,
            Sent = receipt is not null,
            Because = decision.Because,
            Kind = decision.Kind,
            LastNotified = history.LastNotified,
            Open = history.Open,
            SentAt = receipt is null ? null : clock.GetUtcNow(),
            To = receipt?.Destination,
            MessageId = receipt?.MessageId,
            Subject = alert?.Mail.Subject,
            Text = alert?.Mail.Text,
            Sms = alert?.Sms,
            Json = alert?.Json,
            Chat = alert?.Chat,
        };
        await archive.PutAsync(
            ArchiveKeys.Alert(record.Date), FileContent.FromJson(record, ArchiveJson.Instance.AlertRecord), cancellationToken);
        return record;
    }

    private AlertPreview Compose(Report report, AlertHistory earlier)
    {
        var decision = AlertDecision.Evaluate(report, rules, earlier);
        var links = new ReportLinks(
            archive.Locate(ArchiveKeys.ReportHtml(report.Date)),
            archive.Locate(ArchiveKeys.Exemptions),
            rules.ExemptTag,
            rules.ExemptTagMaxDays);
        return new(decision, decision.Send ? writer.CreateAlert(report, decision, links) : null);
    }

    // A record of another report, such as one that was stored before this report was generated, is ignored: a second alert is
    // better than no alert.
    private async Task<AlertRecord?> FindRecordAsync(Report report, CancellationToken cancellationToken) =>
        await ReadRecordAsync(report.Date, cancellationToken) is { } record && record.ReportGeneratedAt == report.GeneratedAt
            ? record
            : null;

    // The history is in the newest record. Unreadable records are skipped.
    private async Task<AlertHistory> ReadHistoryAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var alerted = await archive.ListDatesAsync(ArchiveKeys.Alerts, cancellationToken);
        foreach (var run in alerted.Where(run => run < date).Take(MaxRecordsRead))
        {
            if (await ReadRecordAsync(run, cancellationToken) is { } record)
            {
                return record.History;
            }
        }

        return default;
    }

    private async Task<AlertRecord?> ReadRecordAsync(DateOnly date, CancellationToken cancellationToken) =>
        await archive.TryReadJsonAsync(ArchiveKeys.Alert(date), ArchiveJson.Instance.AlertRecord, cancellationToken)
            is { } record && record.Date == date
            ? record
            : null;
}

/// <summary>A preview of an alert.</summary>
/// <param name="Decision">Whether an alert would be sent, and why.</param>
/// <param name="Alert">The alert, or null.</param>
public sealed record AlertPreview(AlertDecision Decision, Alert? Alert);
