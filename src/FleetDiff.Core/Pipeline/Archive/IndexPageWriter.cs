using System.Security.Cryptography;
using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Writes the index page of the archive, <c>reports/index.html</c>, which lists every run.</summary>
internal sealed class IndexPageWriter(IArchive archive, IReportWriter writer)
{
    // A run that is missing in the history was suspect or interrupted. Its own report gives the state, if it exists.
    private const int MaxReportsRead = 60;

    private readonly RunStore _runs = new(archive);

    /// <summary>Writes the page. The same archive gives the same page.</summary>
    /// <param name="known">A complete report; its history has the earlier runs.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task WriteAsync(Report known, CancellationToken cancellationToken) =>
        await archive.PutAsync(ArchiveKeys.Index, await CreateAsync(known, cancellationToken), cancellationToken);

    /// <summary>Returns whether the page exists and is up to date.</summary>
    public async Task<bool> IsWrittenAsync(Report known, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await archive.OpenAsync(ArchiveKeys.Index, cancellationToken);
            if (stream is null)
            {
                return false;
            }

            using var page = new MemoryStream();
            await (await CreateAsync(known, cancellationToken)).WriteAsync(page, cancellationToken);
            var existing = await SHA256.HashDataAsync(stream, cancellationToken);
            return existing.SequenceEqual(SHA256.HashData(page.ToArray()));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private async Task<FileContent> CreateAsync(Report known, CancellationToken cancellationToken)
    {
        var history = known.History.ToDictionary(run => run.Date);
        // A full history no longer has the runs before its first date.
        var first = history.Count < ReportBuilder.HistoryDays ? DateOnly.MinValue : history.Keys.Min();
        var runs = new List<IndexedRun>();
        var reportsRead = 0;
        foreach (var date in await _runs.ListDatesAsync(cancellationToken))
        {
            if (history.TryGetValue(date, out var counts))
            {
                runs.Add(new(date, RunState.Good, counts));
            }
            else if (date > first && reportsRead < MaxReportsRead)
            {
                reportsRead++;
                runs.Add(await ReadRunAsync(date, cancellationToken));
            }
            else
            {
                runs.Add(new(date, RunState.Older, null));
            }
        }

        return writer.CreateIndexPage(runs);
    }

    private async Task<IndexedRun> ReadRunAsync(DateOnly date, CancellationToken cancellationToken)
    {
        try
        {
            return await _runs.ReadAsync(date, cancellationToken) is { Totals: var totals, Suspect: var suspect }
                ? new(date, suspect ? RunState.Suspect : RunState.Good,
                    new(date, totals.Instances, totals.Managed, totals.Unmanaged))
                : new(date, RunState.CutOff, null);
        }
        catch (UnreadableRunException)
        {
            return new(date, RunState.Unreadable, null);
        }
    }
}

/// <summary>A run as the index page lists it.</summary>
/// <param name="Date">The date of the run.</param>
/// <param name="State">The state of the run.</param>
/// <param name="Counts">The instance counts; null when unknown.</param>
public sealed record IndexedRun(DateOnly Date, RunState State, RunCounts? Counts);

/// <summary>The state of a run in the archive.</summary>
public enum RunState
{
    /// <summary>The report is complete and not suspect.</summary>
    Good,

    /// <summary>The report is complete and suspect.</summary>
    Suspect,

    /// <summary>The run was interrupted; there is no complete report.</summary>
    CutOff,

    /// <summary>The report exists and cannot be parsed.</summary>
    Unreadable,

    /// <summary>The run is older than the reports that are read.</summary>
    Older,
}
