using System.Text.Json;
using FleetDiff.Reporting;

namespace FleetDiff.Running;

/// <summary>The records of alerts in an archive: what was sent for each night, and that it was.</summary>
/// <param name="archive">The archive.</param>
internal sealed class AlertRecords(IArchive archive)
{
    private const string Unreadable = "unreadable";

    /// <summary>The nights whose alert is on record, newest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> DatesAsync(CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Alerts, cancellationToken);
        return [.. names.Select(ArchiveKeys.NightOf).OfType<DateOnly>().OrderDescending()];
    }

    /// <summary>
    /// The record of a night, or null when there is none. That there is one is what counts: one that cannot be read
    /// still says that the alert was dealt with.
    /// </summary>
    public async Task<SentAlert?> ReadAsync(DateOnly date, CancellationToken cancellationToken)
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
                    ?? Nothing();
            }
            catch (JsonException)
            {
                return Nothing();
            }
        }

        SentAlert Nothing() =>
            new() { Schema = Unreadable, Date = date, Sent = true, Because = "The record cannot be read." };
    }

    /// <summary>
    /// What the newest record before a night remembers. One that cannot be read may have told what is open.
    /// </summary>
    public async Task<AlertMemory> MemoryBeforeAsync(DateOnly date, CancellationToken cancellationToken)
    {
        DateOnly? told = null;
        foreach (var night in (await DatesAsync(cancellationToken)).Where(night => night < date))
        {
            if (await ReadAsync(night, cancellationToken) is not { } record)
            {
                continue;
            }

            if (record.Schema != Unreadable)
            {
                return record.Memory with { Told = told ?? record.Told };
            }

            told ??= night;
        }

        return new(told, 0);
    }

    /// <summary>Keeps a record.</summary>
    public Task KeepAsync(SentAlert record, CancellationToken cancellationToken) => archive.PutAsync(
        ArchiveKeys.Alert(record.Date),
        new("application/json",
            (stream, ct) => JsonSerializer.SerializeAsync(stream, record, ReportJson.Archive.SentAlert, ct)),
        cancellationToken);
}
