using System.Text.Json;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>The alert records in an archive.</summary>
/// <param name="archive">The archive.</param>
internal sealed class AlertStore(IArchive archive)
{
    // Limits the number of unreadable records that are skipped.
    private const int MaxRecordsRead = 100;

    /// <summary>Lists the dates with an alert record, newest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListDatesAsync(CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Alerts, cancellationToken);
        return [.. names.Select(ArchiveKeys.ParseDate).OfType<DateOnly>().OrderDescending()];
    }

    /// <summary>
    /// Reads the alert record of a report. Returns null when there is none. A record of another report, such as one that was
    /// stored before this report was generated, is ignored: a second alert is better than no alert.
    /// </summary>
    public async Task<AlertRecord?> ReadAsync(Report report, CancellationToken cancellationToken) =>
        await ReadAsync(report.Date, cancellationToken) is { } record && record.ReportGeneratedAt == report.GeneratedAt
            ? record
            : null;

    /// <summary>Reads the record of a date. Returns null when it is missing or unreadable.</summary>
    private async Task<AlertRecord?> ReadAsync(DateOnly date, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await archive.OpenAsync(ArchiveKeys.Alert(date), cancellationToken);
            return stream is not null
                && await JsonSerializer.DeserializeAsync(stream, ArchiveJson.Instance.AlertRecord, cancellationToken)
                    is { } record && record.Date == date
                ? record
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads the alert history from the newest record before a date. Unreadable records are skipped.</summary>
    public async Task<AlertHistory> ReadHistoryAsync(DateOnly date, CancellationToken cancellationToken)
    {
        foreach (var run in (await ListDatesAsync(cancellationToken)).Where(run => run < date).Take(MaxRecordsRead))
        {
            if (await ReadAsync(run, cancellationToken) is { } record)
            {
                return record.History;
            }
        }

        return default;
    }

    /// <summary>Stores a record.</summary>
    public Task SaveAsync(AlertRecord record, CancellationToken cancellationToken) => archive.PutAsync(
        ArchiveKeys.Alert(record.Date),
        new("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, record, ArchiveJson.Instance.AlertRecord, ct)),
        cancellationToken);
}
