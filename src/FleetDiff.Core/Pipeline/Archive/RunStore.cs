using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Reads and stores the reports in an archive.</summary>
/// <param name="archive">The archive.</param>
/// <param name="clock">The clock for the check that a report is not from the future; null to skip this check.</param>
public sealed class RunStore(IArchive archive, TimeProvider? clock = null)
{
    // There can be hundreds of account files, and each is small.
    private const int MaxParallelWrites = 8;

    // Limits the number of suspect and unreadable reports that are skipped.
    private const int MaxReportsRead = 100;

    /// <summary>Lists the dates with a folder, complete or not, newest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListDatesAsync(CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Reports, cancellationToken);
        return [.. names.Select(ArchiveKeys.ParseDate).OfType<DateOnly>().OrderDescending()];
    }

    /// <summary>Reads the report of a date. Returns null when there is no complete report.</summary>
    /// <exception cref="UnreadableRunException">The report exists and cannot be parsed.</exception>
    public Task<Report?> ReadAsync(DateOnly date, CancellationToken cancellationToken) =>
        ReadAsync(date, ArchiveJson.Instance.Report, report => report, cancellationToken);

    // The result of a task stays in memory until all its continuations have run. So the needed parts of a report are
    // extracted here, and the report is read synchronously: every archive opens it as a local file.
    private async Task<T?> ReadAsync<T>(
        DateOnly date, JsonTypeInfo<Report> type, Func<Report, T> take, CancellationToken cancellationToken)
        where T : class
    {
        var key = ArchiveKeys.ReportJson(date);
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            if (stream is null)
            {
                return null;
            }

            return Take(stream);
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException or InvalidDataException)
        {
            throw Unreadable(SafeText.ToSingleLine(e.Message, 200), e);
        }

        T Take(Stream stream)
        {
            var report = JsonSerializer.Deserialize(stream, type) ?? throw Unreadable("it is null", null);
            return ReportValidator.FindProblem(report, date, clock?.GetUtcNow()) is { } wrong
                ? throw Unreadable(wrong, null)
                : take(report);
        }

        UnreadableRunException Unreadable(string why, Exception? cause) =>
            new($"{archive.Locate(key)} cannot be read: {why}. Restore the object, or delete it to run the date again.",
                cause);
    }

    /// <summary>
    /// Reads the baseline of a date: the newest earlier report that is complete and not suspect. Also finds the last
    /// managed date of undecided instances that this report does not list. An unreadable report is skipped with a
    /// warning.
    /// </summary>
    public async Task<Baseline> ReadBaselineAsync(DateOnly date, Observations observations, CancellationToken cancellationToken)
    {
        var warnings = new List<string>();
        var suspectSince = 0;
        foreach (var run in (await ListDatesAsync(cancellationToken)).Where(run => run < date).Take(MaxReportsRead))
        {
            try
            {
                var baseline = await ReadAsync(
                    run, ArchiveJson.WithoutChanges,
                    report => new Baseline(report, suspectSince, observations) { Warnings = warnings }, cancellationToken);
                if (baseline?.Report is { Suspect: false } good)
                {
                    return baseline with
                    {
                        LastManaged = await FindLastManagedAsync(
                            baseline, good.Date,
                            observations.GetUndecided().Where(key => baseline.Find(key) is null).ToHashSet(), warnings,
                            cancellationToken),
                    };
                }

                // An interrupted run, or one without nodes or instances, gives no information about the size of the fleet.
                suspectSince += baseline?.Report?.Totals.Managed > 0 ? 1 : 0;
            }
            catch (UnreadableRunException e)
            {
                warnings.Add($"{e.Message} This run is compared with an earlier report.");
            }
        }

        return new Baseline(null, suspectSince) { Warnings = warnings };
    }

    // The file of the baseline does not list managed instances of its blind spots. The file of the last run that could see
    // them lists them.
    private async Task<IReadOnlyDictionary<InstanceKey, DateOnly>> FindLastManagedAsync(
        Baseline baseline, DateOnly date, HashSet<InstanceKey> wanted, List<string> warnings,
        CancellationToken cancellationToken)
    {
        var found = await FindLastManagedAsync(date, wanted, warnings, cancellationToken);
        var earlier = wanted.Where(key => !found.ContainsKey(key)).ToLookup(
            key => baseline.AccountRegions.GetValueOrDefault(AccountRegion.Create(key))?.LastSeen);
        foreach (var run in earlier)
        {
            if (run.Key is { } lastSeen)
            {
                foreach (var (key, managed) in await FindLastManagedAsync(
                    lastSeen, [.. run], warnings, cancellationToken))
                {
                    found[key] = managed;
                }
            }
        }

        return found;
    }

    private async Task<Dictionary<InstanceKey, DateOnly>> FindLastManagedAsync(
        DateOnly run, HashSet<InstanceKey> wanted, List<string> warnings, CancellationToken cancellationToken)
    {
        var nothing = new Dictionary<InstanceKey, DateOnly>();
        if (wanted.Count == 0)
        {
            return nothing;
        }

        var key = ArchiveKeys.Instances(run);
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            if (stream is null)
            {
                warnings.Add($"{archive.Locate(key)} is missing. The last managed date of new instances is unknown.");
                return nothing;
            }

            return await InstancesFile.ReadLastManagedAsync(stream, wanted, run, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            warnings.Add($"{archive.Locate(key)} cannot be read ({SafeText.ToSingleLine(e.Message, 120)}): "
                + "the last managed date of new instances is unknown.");
            return nothing;
        }
    }

    /// <summary>Stores the first file of a run: <c>instances.jsonl.gz</c>.</summary>
    /// <returns>
    /// The report with the hash of the file; null when another run completed the same date in the meantime. Its report is
    /// kept.
    /// </returns>
    public async Task<Report?> SaveInstancesAsync(RunFindings findings, CancellationToken cancellationToken)
    {
        // Reading the inventory takes minutes. A report that was completed meanwhile must not be overwritten.
        if (await ReadAsync(findings.Report.Date, cancellationToken) is not null)
        {
            return null;
        }

        var fingerprint = new HashingContent();
        var (instances, list) = RunFiles.CreateInstancesFile(findings);
        await archive.PutAsync(instances, fingerprint.Wrap(list), cancellationToken);
        return findings.Report with { InstancesSha256 = fingerprint.Sha256 };
    }

    /// <summary>
    /// Stores the other files of a run. The last one, <c>report.json</c>, marks the report complete.
    /// </summary>
    /// <returns>
    /// The stored report; null when another run completed the same date in the meantime. Its report is kept.
    /// </returns>
    public async Task<Report?> SaveReportAsync(Report report, IReportWriter writer, CancellationToken cancellationToken)
    {
        var existing = await archive.ListAsync(ArchiveKeys.Accounts(report.Date), cancellationToken);
        var files = writer.CreateFiles(report, existing);
        foreach (var (key, content) in files.Organization)
        {
            await archive.PutAsync(key, content, cancellationToken);
        }

        await Parallel.ForEachAsync(
            files.Accounts,
            new ParallelOptions { MaxDegreeOfParallelism = MaxParallelWrites, CancellationToken = cancellationToken },
            async (file, token) => await archive.PutAsync(file.Key, file.Content, token));
        var (mark, complete) = RunFiles.CreateReportJson(report);
        return await archive.TryAddAsync(mark, complete, cancellationToken) ? report : null;
    }
}
