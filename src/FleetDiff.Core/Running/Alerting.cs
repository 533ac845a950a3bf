using FleetDiff.Comparing;
using FleetDiff.Reporting;

namespace FleetDiff.Running;

/// <summary>
/// Sends the alert of a complete night once: first it is sent, then it is marked as sent. A night that was cut off
/// between the two is alerted again, and none is lost.
/// </summary>
/// <param name="archive">Where the mark is kept.</param>
/// <param name="channel">Where alerts go.</param>
/// <param name="rules">What is worth one.</param>
/// <param name="clock">Tells when it was sent.</param>
public sealed class Alerting(IArchive archive, IAlertChannel channel, Rules rules, TimeProvider clock)
{
    // A month of nights whose alert did not go out is caught up with; what is older is no news.
    private const int MostDaysOverdue = 31;

    private readonly AlertRecords _records = new(archive);

    /// <summary>
    /// Sends the alerts of the nights before that are complete and never were alerted, oldest first, then tonight's.
    /// What was sent before is not sent again.
    /// </summary>
    /// <returns>What is on record for tonight.</returns>
    public async Task<SentAlert> DeliverAsync(Report tonight, CancellationToken cancellationToken)
    {
        foreach (var report in await OverdueAsync(tonight.Date, cancellationToken))
        {
            await SendAsync(report, cancellationToken);
        }

        return await _records.ReadAsync(tonight, cancellationToken)
            ?? await SendAsync(tonight, cancellationToken);
    }

    /// <summary>What is on record for tonight when no alert is left to be sent, or null.</summary>
    public async Task<SentAlert?> SettledAsync(Report tonight, CancellationToken cancellationToken) =>
        await _records.ReadAsync(tonight, cancellationToken) is { } record
        && (await OverdueAsync(tonight.Date, cancellationToken)).Count == 0
            ? record
            : null;

    /// <summary>What would be sent for a report. Sends and keeps nothing.</summary>
    public async Task<ForeseenAlert> ForeseeAsync(Report report, CancellationToken cancellationToken)
    {
        var earlier = await _records.MemoryBeforeAsync(report.Date, cancellationToken);
        var decision = AlertDecision.Of(report, rules, earlier);
        return new(decision, decision.Send ? Write(report, decision) : null);
    }

    private async Task<IReadOnlyList<Report>> OverdueAsync(DateOnly tonight, CancellationToken cancellationToken)
    {
        var nights = new Nights(archive, clock);
        var alerted = (await _records.DatesAsync(cancellationToken)).ToHashSet();
        var overdue = (await nights.DatesAsync(cancellationToken))
            .Where(night => night < tonight && night.DayNumber >= tonight.DayNumber - MostDaysOverdue)
            .Where(night => !alerted.Contains(night));
        var reports = new List<Report>();
        foreach (var night in overdue.Order())
        {
            try
            {
                if (await nights.ReadAsync(night, cancellationToken) is { } report)
                {
                    reports.Add(report);
                }
            }
            catch (UnreadableNightException)
            {
                // Tonight's report warns of it already.
            }
        }

        return reports;
    }

    private async Task<SentAlert> SendAsync(Report report, CancellationToken cancellationToken)
    {
        var earlier = await _records.MemoryBeforeAsync(report.Date, cancellationToken);
        var decision = AlertDecision.Of(report, rules, earlier);
        var after = earlier.After(report, decision);
        var record = new SentAlert
        {
            Schema = SentAlert.CurrentSchema,
            Date = report.Date,
            ReportGeneratedAt = report.GeneratedAt,
            Sent = false,
            Because = decision.Because,
            Kind = decision.Kind,
            Told = after.Told,
            Open = after.Open,
        };
        if (decision.Send)
        {
            var alert = Write(report, decision);
            var receipt = await channel.SendAsync(alert, cancellationToken);
            record = record with
            {
                Sent = true,
                SentAt = clock.GetUtcNow(),
                To = receipt.To,
                MessageId = receipt.MessageId,
                Subject = alert.Mail.Subject,
                Text = alert.Mail.Text,
                Sms = alert.Sms,
                Json = alert.Json,
                Chat = alert.Chat,
            };
        }

        await _records.KeepAsync(record, cancellationToken);
        return record;
    }

    private Alert Write(Report report, AlertDecision decision) => Alert.Of(new(report), decision, new(
        archive.Locate(ArchiveKeys.ReportHtml(report.Date)),
        archive.Locate(ArchiveKeys.Exemptions),
        rules.ExemptTag,
        rules.ExemptTagMaxDays));
}

/// <summary>What would be sent.</summary>
/// <param name="Decision">Whether anything, and why.</param>
/// <param name="Alert">The alert, or null.</param>
public sealed record ForeseenAlert(AlertDecision Decision, Alert? Alert);
