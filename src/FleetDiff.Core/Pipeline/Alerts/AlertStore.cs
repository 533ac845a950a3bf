using System.Text.Json;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>The records of alerts in an archive: what was sent for each night, and that it was.</summary>
/// <param name="archive">The archive.</param>
internal sealed class AlertStore(IArchive archive)
{
    // There can be any number of records that cannot be read.
    private const int MaxRecordsRead = 100;

    /// <summary>The nights whose alert is on record, newest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListDatesAsync(CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Alerts, cancellationToken);
        return [.. names.Select(ArchiveKeys.ParseDate).OfType<DateOnly>().OrderDescending()];
    }

    /// <summary>
    /// The record of a report's alert, or null when there is none. A record that is not of this report, as one that was
    /// stored before the report was made, is none: rather two alerts than no alert.
    /// </summary>
    public async Task<AlertRecord?> ReadAsync(Report report, CancellationToken cancellationToken) =>
        await ReadAsync(report.Date, cancellationToken) is { } record && record.ReportGeneratedAt == report.GeneratedAt
            ? record
            : null;

    /// <summary>The record in a night's folder; null when there is none, or none that can be read.</summary>
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

    /// <summary>What the newest record before a night remembers. One that cannot be read is passed over.</summary>
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

    /// <summary>Keeps a record.</summary>
    public Task SaveAsync(AlertRecord record, CancellationToken cancellationToken) => archive.PutAsync(
        ArchiveKeys.Alert(record.Date),
        new("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, record, ArchiveJson.Instance.AlertRecord, ct)),
        cancellationToken);
}
