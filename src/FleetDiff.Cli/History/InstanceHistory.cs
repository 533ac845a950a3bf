using System.Text.Json;
using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Cli.History;

/// <summary>Reads the history of one instance from the reports of an archive.</summary>
/// <param name="archive">The archive.</param>
/// <param name="session">The session that shows progress and warnings.</param>
internal sealed class InstanceHistory(IArchive archive, Session session)
{
    private readonly RunStore _runs = new(archive);

    /// <summary>
    /// Reads the entry of an instance in every complete report, newest first. Skips a report that cannot be read, with a
    /// warning.
    /// </summary>
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(string instance, CancellationToken cancellationToken)
    {
        var dates = await _runs.ListDatesAsync(cancellationToken);
        return await WaitStatus.ShowAsync(session, "Reading the archive", ReadAsync);

        async Task<IReadOnlyList<HistoryEntry>> ReadAsync(WaitStatus? waiting)
        {
            var found = new List<HistoryEntry>();
            for (var run = 0; run < dates.Count; run++)
            {
                waiting?.SetActivity($"Reading {TextFormat.Date(dates[run])}, {run + 1} of {dates.Count}");
                found.AddRange(await ReadRunAsync(dates[run], instance, cancellationToken));
            }

            return found;
        }
    }

    private async Task<IReadOnlyList<HistoryEntry>> ReadRunAsync(
        DateOnly date, string instance, CancellationToken cancellationToken)
    {
        try
        {
            if (await _runs.ReadAsync(date, cancellationToken) is not { } report)
            {
                return [];
            }

            var listed = HistoryEntry.Find(report, instance);
            return listed.Count > 0 ? listed
                :
                [
                    .. await FindUnlistedAsync(report, instance, cancellationToken),
                    .. HistoryEntry.CreateAbsent(report, instance),
                ];
        }
        catch (UnreadableRunException e)
        {
            WriteWarning(e.Message);
            return [];
        }
    }

    private async Task<IReadOnlyList<HistoryEntry>> FindUnlistedAsync(
        Report report, string instance, CancellationToken cancellationToken)
    {
        var key = ArchiveKeys.Instances(report.Date);
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            if (stream is null)
            {
                WriteWarning($"{archive.Locate(key)} is missing: "
                    + $"the verdict of the instance on {TextFormat.Date(report.Date)} is unknown.");
                return [];
            }

            var rows = await InstancesFile.FindAsync(stream, instance, cancellationToken);
            return [.. rows.Select(row => HistoryEntry.Create(report, row))];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
        {
            WriteWarning($"{archive.Locate(key)} cannot be read ({SafeText.ToSingleLine(e.Message, 120)}): "
                + $"the verdict of the instance on {TextFormat.Date(report.Date)} is unknown.");
            return [];
        }
    }

    private void WriteWarning(string what) => session.Messages.WriteTextLine($"Warning: {what}", TextLines.Warning);
}
