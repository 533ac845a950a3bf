using System.Text.Json;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Whether the archive can be read, with what people have put into it, and written.</summary>
internal sealed class ArchiveChecks
{
    private const int MaxReportsRead = 10;

    private readonly IArchive _archive;
    private readonly Func<string> _caller;
    private readonly TimeProvider _clock;

    /// <param name="archive">The archive.</param>
    /// <param name="who">Tells who has looked, for the record.</param>
    /// <param name="clock">The time.</param>
    /// <param name="caller">That there are credentials, where the archive needs them.</param>
    public ArchiveChecks(IArchive archive, Func<string> who, TimeProvider clock, params IReadOnlyList<Check> caller)
    {
        (_archive, _caller, _clock) = (archive, who, clock);
        var runs = new Check("Archive", CheckRunsAsync, caller);
        All = [runs, new("Exemptions", CheckExemptionsAsync, runs), new("Writing", CheckWriteAsync, runs)];
    }

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    // The newest complete night is what tonight is compared with.
    private async Task<CheckResult> CheckRunsAsync(CancellationToken cancellationToken)
    {
        var runs = new RunStore(_archive);
        var dates = await runs.ListDatesAsync(cancellationToken);
        try
        {
            foreach (var date in dates.Take(MaxReportsRead))
            {
                if (await runs.ReadAsync(date, cancellationToken) is not null)
                {
                    return CheckResult.Ok($"{_archive.Locate("")} can be read; its newest night is {TextFormat.Date(date)}.");
                }
            }
        }
        catch (UnreadableRunException e)
        {
            // Tonight passes it over as well, and says so.
            return CheckResult.Warning(e.Message);
        }

        return dates.Count == 0
            ? CheckResult.Ok($"{_archive.Locate("")} can be read, and has no night yet.")
            : CheckResult.Warning(
                $"No night in {_archive.Locate("")} is complete, of the newest {Math.Min(dates.Count, MaxReportsRead)}: "
                + "each was cut off.",
                "Find out why in the function's log, and do a night again with `fleetdiff run`.");
    }

    private async Task<CheckResult> CheckExemptionsAsync(CancellationToken cancellationToken)
    {
        var rules = await ExemptionsFile.ReadAsync(_archive, cancellationToken);
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().DateTime);
        return rules.Count == 0
            ? CheckResult.Ok("There are none (exemptions.csv).")
            : CheckResult.Ok($"exemptions.csv has {TextFormat.Count(rules.Count, "rule")}, "
                + $"{TextFormat.Number(rules.Count(rule => rule.HasEnded(today)))} of them ended.");
    }

    // One small object, always the same, so that nothing heaps up: whoever finds it reads what it is.
    private async Task<CheckResult> CheckWriteAsync(CancellationToken cancellationToken)
    {
        await _archive.PutAsync(ArchiveKeys.Doctor, new("application/json", WriteRecordAsync), cancellationToken);
        await using var stored = await _archive.OpenAsync(ArchiveKeys.Doctor, cancellationToken);
        return stored is null
            ? CheckResult.Failed($"{_archive.Locate(ArchiveKeys.Doctor)} was written, and is not there.",
                "See whether something removes what is written there.")
            : CheckResult.Ok($"{_archive.Locate(ArchiveKeys.Doctor)} was written and read back. Runs write one at a time, by a "
                + "lease in the archive: the function needs no reserved concurrency.");
    }

    private async Task WriteRecordAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("schema", "fleetdiff/doctor/v1");
        json.WriteString("checkedAt", _clock.GetUtcNow().UtcDateTime);
        json.WriteString("checkedBy", _caller());
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }
}
