using System.Text.Json;
using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>
/// Reads the baseline of a run: the newest earlier report that is complete and not suspect. An unreadable report is skipped
/// with a warning.
/// </summary>
internal sealed class BaselineReader(IArchive archive, RunStore runs, Observations observations)
{
    // Limits the number of suspect and unreadable reports that are skipped.
    private const int MaxReportsRead = 100;

    private readonly List<string> _warnings = [];

    /// <summary>Reads the baseline, and the last managed date of undecided instances that its report does not list.</summary>
    public async Task<Baseline> ReadAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var suspectSince = 0;
        foreach (var run in (await runs.ListDatesAsync(cancellationToken)).Where(run => run < date).Take(MaxReportsRead))
        {
            try
            {
                var baseline = await runs.ReadAsync(
                    run, ArchiveJson.WithoutChanges,
                    report => new Baseline(report, suspectSince, observations) { Warnings = _warnings }, cancellationToken);
                if (baseline?.Report is { Suspect: false })
                {
                    return baseline with { LastManaged = await FindLastManagedAsync(baseline, run, cancellationToken) };
                }

                // An interrupted run, or one without nodes or instances, gives no information about the size of the fleet.
                suspectSince += baseline?.Report?.Totals.Managed > 0 ? 1 : 0;
            }
            catch (UnreadableRunException e)
            {
                _warnings.Add($"{e.Message} This run is compared with an earlier report.");
            }
        }

        return new Baseline(null, suspectSince) { Warnings = _warnings };
    }

    // The file of the baseline lists at most some of the managed instances of its blind spots. The file of the last run that
    // could see all of them lists the others.
    private async Task<IReadOnlyDictionary<InstanceKey, DateOnly>> FindLastManagedAsync(
        Baseline baseline, DateOnly date, CancellationToken cancellationToken)
    {
        var wanted = observations.GetUndecided().Where(key => baseline.Find(key) is null).ToHashSet();
        var found = await ReadLastManagedAsync(date, wanted, cancellationToken);
        var earlier =
            from key in wanted
            where !found.ContainsKey(key)
            let lastSeen = baseline.AccountRegions.GetValueOrDefault(AccountRegion.Create(key))?.LastSeen
            where lastSeen is not null
            group key by lastSeen.Value;
        foreach (var run in earlier.ToList())
        {
            foreach (var (key, managed) in await ReadLastManagedAsync(run.Key, [.. run], cancellationToken))
            {
                found[key] = managed;
            }
        }

        return found;
    }

    private async Task<Dictionary<InstanceKey, DateOnly>> ReadLastManagedAsync(
        DateOnly run, HashSet<InstanceKey> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        var key = ArchiveKeys.Instances(run);
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            if (stream is not null)
            {
                return await InstancesFile.ReadLastManagedAsync(stream, wanted, run, cancellationToken);
            }

            _warnings.Add($"{archive.Locate(key)} is missing. The last managed date of new instances is unknown.");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            _warnings.Add($"{archive.Locate(key)} cannot be read ({SafeText.ToSingleLine(e.Message, 120)}): "
                + "the last managed date of new instances is unknown.");
        }

        return [];
    }
}
