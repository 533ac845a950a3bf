using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>
/// Sends the alert of a complete night once: first it is sent, then it is marked as sent. A night that was cut off
/// between the two is alerted again, and none is lost.
/// </summary>
/// <param name="archive">Where the mark is kept.</param>
/// <param name="writer">Writes the alert.</param>
/// <param name="channel">Where alerts go.</param>
/// <param name="rules">What is worth one.</param>
/// <param name="clock">Tells when it was sent.</param>
public sealed class AlertSender(
    IArchive archive, IReportWriter writer, IAlertChannel channel, AnalysisRules rules, TimeProvider clock)
{
    // A month of nights whose alert did not go out is caught up with; what is older is no news.
    private const int MaxDaysOverdue = 31;

    private readonly AlertStore _records = new(archive);

    /// <summary>
    /// Sends the alerts of the nights before that are complete and never were alerted, oldest first, then tonight's.
    /// What was sent before is not sent again.
    /// </summary>
    /// <returns>What is on record for tonight.</returns>
    public async Task<AlertRecord> DeliverAsync(Report current, CancellationToken cancellationToken)
    {
        foreach (var report in await FindOverdueAsync(current.Date, cancellationToken))
        {
            await SendAsync(report, cancellationToken);
        }

        return await _records.ReadAsync(current, cancellationToken)
            ?? await SendAsync(current, cancellationToken);
    }

    /// <summary>What is on record for tonight when no alert is left to be sent, or null.</summary>
    public async Task<AlertRecord?> FindSentAsync(Report current, CancellationToken cancellationToken) =>
        await _records.ReadAsync(current, cancellationToken) is { } record
        && (await FindOverdueAsync(current.Date, cancellationToken)).Count == 0
            ? record
            : null;

    /// <summary>What would be sent for a report. Sends and keeps nothing.</summary>
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
                // Tonight's report warns of it already.
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

/// <summary>What would be sent.</summary>
/// <param name="Decision">Whether anything, and why.</param>
/// <param name="Alert">The alert, or null.</param>
public sealed record AlertPreview(AlertDecision Decision, Alert? Alert);
