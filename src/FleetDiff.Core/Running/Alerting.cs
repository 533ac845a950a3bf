using System.Text.Json;
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

        return await RecordAsync(tonight.Date, cancellationToken) ?? await SendAsync(tonight, cancellationToken);
    }

    private async Task<IReadOnlyList<Report>> OverdueAsync(DateOnly tonight, CancellationToken cancellationToken)
    {
        var nights = new Nights(archive);
        var alerted = (await nights.AlertedAsync(cancellationToken)).ToHashSet();
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
        var decision = AlertDecision.Of(report, rules);
        var record = new SentAlert
        {
            Schema = SentAlert.CurrentSchema,
            Date = report.Date,
            Sent = false,
            Because = decision.Because,
        };
        if (decision.Send)
        {
            var alert = AlertText.Of(report, decision, archive.Locate(ArchiveKeys.ReportHtml(report.Date)));
            var receipt = await channel.SendAsync(alert, cancellationToken);
            record = record with
            {
                Sent = true,
                SentAt = clock.GetUtcNow(),
                To = receipt.To,
                MessageId = receipt.MessageId,
                Subject = alert.Subject,
                Text = alert.Text,
            };
        }

        var content = new Content("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, record, ReportJson.Archive.SentAlert, ct));
        await archive.PutAsync(ArchiveKeys.Alert(report.Date), content, cancellationToken);
        return record;
    }

    // That there is a record is what counts: one that cannot be read still says that the alert was dealt with.
    private async Task<SentAlert?> RecordAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var stream = await archive.OpenAsync(ArchiveKeys.Alert(date), cancellationToken);
        if (stream is null)
        {
            return null;
        }

        await using (stream)
        {
            try
            {
                return await JsonSerializer.DeserializeAsync(stream, ReportJson.Archive.SentAlert, cancellationToken)
                    ?? Unreadable();
            }
            catch (JsonException)
            {
                return Unreadable();
            }
        }

        SentAlert Unreadable() =>
            new() { Schema = "unreadable", Date = date, Sent = true, Because = "The record cannot be read." };
    }
}
