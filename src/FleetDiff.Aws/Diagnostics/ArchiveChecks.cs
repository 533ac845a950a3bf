using System.Text.Json;
using FleetDiff.Aws.Checks;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the archive and its exemptions can be read, and that the archive can be written.</summary>
internal sealed class ArchiveChecks
{
    private const int MaxReportsRead = 10;

    private readonly IArchive _archive;
    private readonly Func<string> _caller;
    private readonly TimeProvider _clock;

    /// <param name="archive">The archive.</param>
    /// <param name="who">Returns the caller, for the record.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="caller">The check for credentials, if the archive requires them.</param>
    public ArchiveChecks(IArchive archive, Func<string> who, TimeProvider clock, params IReadOnlyList<Check> caller)
    {
        (_archive, _caller, _clock) = (archive, who, clock);
        var runs = new Check("Archive", CheckRunsAsync, caller);
        All = [runs, new("Exemptions", CheckExemptionsAsync, runs), new("Writing", CheckWriteAsync, runs)];
    }

    /// <summary>All checks, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    // The next run compares with the newest complete report.
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
                    return CheckResult.Ok($"{_archive.Locate("")} can be read. The newest report is of {TextFormat.Date(date)}.");
                }
            }
        }
        catch (UnreadableRunException e)
        {
            // A run also skips this report, with a warning.
            return CheckResult.Warning(e.Message);
        }

        return dates.Count == 0
            ? CheckResult.Ok($"{_archive.Locate("")} can be read. It has no report yet.")
            : CheckResult.Warning(
                $"The newest {TextFormat.Count(Math.Min(dates.Count, MaxReportsRead), "run")} in {_archive.Locate("")} did not "
                + "complete.",
                "Find the cause in the log of the function, and start a run with `fleetdiff run`.");
    }

    private async Task<CheckResult> CheckExemptionsAsync(CancellationToken cancellationToken)
    {
        var rules = await ExemptionsFile.ReadAsync(_archive, cancellationToken);
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().DateTime);
        return rules.Count == 0
            ? CheckResult.Ok("exemptions.csv has no rules, or does not exist.")
            : CheckResult.Ok($"exemptions.csv has {TextFormat.Count(rules.Count, "rule")}, "
                + $"{TextFormat.Number(rules.Count(rule => rule.HasEnded(today)))} of them expired.");
    }

    // Always the same key, so that probes never accumulate. The record contains its purpose.
    private async Task<CheckResult> CheckWriteAsync(CancellationToken cancellationToken)
    {
        await _archive.PutAsync(ArchiveKeys.Doctor, new("application/json", WriteRecordAsync), cancellationToken);
        await using var stored = await _archive.OpenAsync(ArchiveKeys.Doctor, cancellationToken);
        return stored is null
            ? CheckResult.Failed($"{_archive.Locate(ArchiveKeys.Doctor)} was written and does not exist.",
                "Check whether a lifecycle rule or a program deletes objects there.")
            : CheckResult.Ok($"{_archive.Locate(ArchiveKeys.Doctor)} was written and read back. A lease in the archive lets one "
                + "run write at a time: the function needs no reserved concurrency.");
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
