using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>
/// Sends the alert of a complete report once: the alert is sent first and recorded second. If a run is interrupted
/// between the two steps, the alert is sent again; no alert is lost.
/// </summary>
/// <param name="archive">The archive of reports and alert records.</param>
/// <param name="writer">Creates the alert.</param>
/// <param name="channel">The channel for alerts.</param>
/// <param name="rules">The rules of alerting.</param>
/// <param name="clock">The clock for the time of sending.</param>
public sealed class AlertSender(
    IArchive archive, IReportWriter writer, IAlertChannel channel, AnalysisRules rules, TimeProvider clock)
{
    // Alerts that were not sent are sent for reports of the last month only.
    private const int MaxDaysOverdue = 31;

    private readonly AlertStore _records = new(archive);

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

        return await _records.ReadAsync(current, cancellationToken)
            ?? await SendAsync(current, cancellationToken);
    }

    /// <summary>Returns the alert record of the current report, or null when an alert remains to be sent.</summary>
    public async Task<AlertRecord?> FindSentAsync(Report current, CancellationToken cancellationToken) =>
        await _records.ReadAsync(current, cancellationToken) is { } record
        && (await FindOverdueAsync(current.Date, cancellationToken)).Count == 0
            ? record
            : null;

    /// <summary>Returns the alert for a report. Sends and stores nothing.</summary>
    public async Task<AlertPreview> PreviewAsync(Report report, CancellationToken cancellationToken)
    {
        var earlier = await _records.ReadHistoryAsync(report.Date, cancellationToken);
        var decision = AlertDecision.Evaluate(report, rules, earlier);
        return new(decision, decision.Send ? Compose(report, decision) : null);
    }

    private async Task<IReadOnlyList<Report>> FindOverdueAsync(DateOnly current, CancellationToken cancellationToken)
    {
        var runs = new RunStore(archive, clock);
        var alerted = (await _records.ListDatesAsync(cancellationToken)).ToHashSet();
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
        var earlier = await _records.ReadHistoryAsync(report.Date, cancellationToken);
        var decision = AlertDecision.Evaluate(report, rules, earlier);
        var after = earlier.With(report, decision);
        var record = new AlertRecord
        {
            Schema = AlertRecord.CurrentSchema,
            Date = report.Date,
            ReportGeneratedAt = report.GeneratedAt,
            Sent = false,
            Because = decision.Because,
            Kind = decision.Kind,
            LastNotified = after.LastNotified,
            Open = after.Open,
        };
        if (decision.Send)
        {
            var alert = Compose(report, decision);
            var receipt = await channel.SendAsync(alert, cancellationToken);
            record = record with
            {
                Sent = true,
                SentAt = clock.GetUtcNow(),
                To = receipt.Destination,
                MessageId = receipt.MessageId,
                Subject = alert.Mail.Subject,
                Text = alert.Mail.Text,
                Sms = alert.Sms,
                Json = alert.Json,
                Chat = alert.Chat,
            };
        }

        await _records.SaveAsync(record, cancellationToken);
        return record;
    }

    private Alert Compose(Report report, AlertDecision decision) => writer.CreateAlert(report, decision, new(
        archive.Locate(ArchiveKeys.ReportHtml(report.Date)),
        archive.Locate(ArchiveKeys.Exemptions),
        rules.ExemptTag,
        rules.ExemptTagMaxDays));
}

/// <summary>A preview of an alert.</summary>
/// <param name="Decision">Whether an alert would be sent, and why.</param>
/// <param name="Alert">The alert, or null.</param>
public sealed record AlertPreview(AlertDecision Decision, Alert? Alert);
