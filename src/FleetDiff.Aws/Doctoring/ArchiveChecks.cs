using System.Text.Json;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Aws.Doctoring;

/// <summary>Whether the archive can be read, with what people have put into it, and written.</summary>
internal sealed class ArchiveChecks
{
    private const int MostLookedAt = 10;

    private readonly IArchive _archive;
    private readonly Func<string> _who;
    private readonly TimeProvider _clock;

    /// <param name="archive">The archive.</param>
    /// <param name="who">Tells who has looked, for the record.</param>
    /// <param name="clock">The time.</param>
    /// <param name="caller">That there are credentials, where the archive needs them.</param>
    public ArchiveChecks(IArchive archive, Func<string> who, TimeProvider clock, params IReadOnlyList<Check> caller)
    {
        (_archive, _who, _clock) = (archive, who, clock);
        var nights = new Check("Archive", NightsAsync, caller);
        All = [nights, new("Exemptions", ExemptionsAsync, nights), new("Writing", WriteAsync, nights)];
    }

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    // The newest complete night is what tonight is compared with.
    private async Task<Opinion> NightsAsync(CancellationToken cancellationToken)
    {
        var nights = new Nights(_archive);
        var dates = await nights.DatesAsync(cancellationToken);
        try
        {
            foreach (var date in dates.Take(MostLookedAt))
            {
                if (await nights.ReadAsync(date, cancellationToken) is not null)
                {
                    return Opinion.Ok($"{_archive.Locate("")} can be read; its newest night is {Written.Day(date)}.");
                }
            }
        }
        catch (UnreadableNightException e)
        {
            // Tonight passes it over as well, and says so.
            return Opinion.Warning(e.Message);
        }

        return dates.Count == 0
            ? Opinion.Ok($"{_archive.Locate("")} can be read, and has no night yet.")
            : Opinion.Warning(
                $"No night in {_archive.Locate("")} is complete, of the newest {Math.Min(dates.Count, MostLookedAt)}: "
                + "each was cut off.",
                "Find out why in the function's log, and do a night again with `fleetdiff run`.");
    }

    private async Task<Opinion> ExemptionsAsync(CancellationToken cancellationToken)
    {
        var rules = await ExemptionsFile.ReadAsync(_archive, cancellationToken);
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().DateTime);
        return rules.Count == 0
            ? Opinion.Ok("There are none (exemptions.csv).")
            : Opinion.Ok($"exemptions.csv has {Written.Count(rules.Count, "rule")}, "
                + $"{Written.Number(rules.Count(rule => rule.HasEnded(today)))} of them ended.");
    }

    // One small object, always the same, so that nothing heaps up: whoever finds it reads what it is.
    private async Task<Opinion> WriteAsync(CancellationToken cancellationToken)
    {
        await _archive.PutAsync(ArchiveKeys.Doctor, new("application/json", WriteRecordAsync), cancellationToken);
        await using var stored = await _archive.OpenAsync(ArchiveKeys.Doctor, cancellationToken);
        return stored is null
            ? Opinion.Failed($"{_archive.Locate(ArchiveKeys.Doctor)} was written, and is not there.",
                "See whether something removes what is written there.")
            : Opinion.Ok($"{_archive.Locate(ArchiveKeys.Doctor)} was written and read back. Runs write one at a time, by a "
                + "lease in the archive: the function needs no reserved concurrency.");
    }

    private async Task WriteRecordAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("schema", "fleetdiff/doctor/v1");
        json.WriteString("checkedAt", _clock.GetUtcNow().UtcDateTime);
        json.WriteString("checkedBy", _who());
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }
}
