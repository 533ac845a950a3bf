using System.Text;
using System.Text.Json.Nodes;
using FleetDiff.Aws.Checks;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the archive and its exemptions can be read, and that the archive can be written.</summary>
internal static class ArchiveChecks
{
    private const int MaxReportsRead = 10;

    public static IReadOnlyList<Check> Create(IArchive archive, CallerChecks? caller, TimeProvider clock)
    {
        var runs = new Check("Archive", token => CheckRunsAsync(archive, token), caller is null ? [] : [caller.Caller]);
        return
        [
            runs,
            new("Exemptions", token => CheckExemptionsAsync(archive, clock.GetUtcNow(), token), runs),
            new("Writing", token => CheckWriteAsync(
                archive, clock.GetUtcNow(), caller?.Name ?? Environment.UserName, token), runs),
        ];
    }

    // The next run compares with the newest complete report.
    private static async Task<CheckResult> CheckRunsAsync(IArchive archive, CancellationToken cancellationToken)
    {
        var runs = new RunStore(archive);
        var dates = await runs.ListDatesAsync(cancellationToken);
        try
        {
            foreach (var date in dates.Take(MaxReportsRead))
            {
                if (await runs.ReadAsync(date, cancellationToken) is not null)
                {
                    return CheckResult.Ok($"{archive.Locate("")} can be read. The newest report is of {TextFormat.Date(date)}.");
                }
            }
        }
        catch (UnreadableRunException e)
        {
            // A run also skips this report, with a warning.
            return CheckResult.Warning(e.Message);
        }

        return dates.Count == 0
            ? CheckResult.Ok($"{archive.Locate("")} can be read. It has no report yet.")
            : CheckResult.Warning(
                $"The newest {TextFormat.Count(Math.Min(dates.Count, MaxReportsRead), "run")} in {archive.Locate("")} did not "
                + "complete.",
                "Find the cause in the log of the function, and start a run with `fleetdiff run`.");
    }

    private static async Task<CheckResult> CheckExemptionsAsync(
        IArchive archive, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await ExemptionsFile.ReadAsync(archive, cancellationToken);
        var today = DateOnly.FromDateTime(now.DateTime);
        return rules.Count == 0
            ? CheckResult.Ok("exemptions.csv has no rules, or does not exist.")
            : CheckResult.Ok($"exemptions.csv has {TextFormat.Count(rules.Count, "rule")}, "
                + $"{TextFormat.Number(rules.Count(rule => rule.HasEnded(today)))} of them expired.");
    }

    // Always the same key, so that probes never accumulate.
    private static async Task<CheckResult> CheckWriteAsync(
        IArchive archive, DateTimeOffset now, string caller, CancellationToken cancellationToken)
    {
        var record = new JsonObject
        {
            ["schema"] = "fleetdiff/doctor/v1",
            ["checkedAt"] = now.UtcDateTime,
            ["checkedBy"] = caller,
        };
        var json = Encoding.UTF8.GetBytes(record.ToJsonString());
        await archive.PutAsync(
            ArchiveKeys.Doctor,
            new("application/json", (stream, token) => stream.WriteAsync(json, token).AsTask()),
            cancellationToken);
        await using var stored = await archive.OpenAsync(ArchiveKeys.Doctor, cancellationToken);
        return stored is null
            ? CheckResult.Failed($"{archive.Locate(ArchiveKeys.Doctor)} was written and does not exist.",
                "Check whether a lifecycle rule or a program deletes objects there.")
            : CheckResult.Ok($"{archive.Locate(ArchiveKeys.Doctor)} was written and read back. A lease in the archive lets one "
                + "run write at a time: the function needs no reserved concurrency.");
    }
}
