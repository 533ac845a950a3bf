using System.Text.Json;
using FleetDiff.Cli.Rendering;
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
    /// <exception cref="RunFailedException">No report has the instance.</exception>
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(string instance, CancellationToken cancellationToken)
    {
        var dates = await _runs.ListDatesAsync(cancellationToken);
        var entries = await WaitStatus.ShowAsync(session, "Reading the archive", ReadAsync);
        return entries.Count > 0 ? entries
            : throw (dates.Count == 0 ? ArchivedRuns.CreateNotFound(archive) : new RunFailedException(
                $"No report in {archive.Locate("")} has {instance} ({TextFormat.Count(dates.Count, "report")}, "
                + $"{TextFormat.Date(dates[^1])} to {TextFormat.Date(dates[0])}). Check the instance id and --archive."));

        async Task<List<HistoryEntry>> ReadAsync(Action<string>? setActivity)
        {
            var found = new List<HistoryEntry>();
            for (var run = 0; run < dates.Count; run++)
            {
                setActivity?.Invoke($"Reading {TextFormat.Date(dates[run])}, {run + 1} of {dates.Count}");
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
        var (key, problem) = (ArchiveKeys.Instances(report.Date), "is missing");
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            if (stream is not null)
            {
                var rows = await InstancesFile.FindAsync(stream, instance, cancellationToken);
                return [.. rows.Select(row => HistoryEntry.Create(report, row))];
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
        {
            problem = $"cannot be read ({SafeText.ToSingleLine(e.Message, 120)})";
        }

        WriteWarning($"{archive.Locate(key)} {problem}: "
            + $"the verdict of the instance on {TextFormat.Date(report.Date)} is unknown.");
        return [];
    }

    private void WriteWarning(string what) => session.Messages.WriteTextLine($"Warning: {what}", TextLines.Warning);
}
