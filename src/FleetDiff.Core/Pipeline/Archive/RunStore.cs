using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>The nights in an archive.</summary>
/// <param name="archive">The archive.</param>
/// <param name="clock">Tells which reports were made later than now, and cannot have been; null to ask nothing.</param>
public sealed class RunStore(IArchive archive, TimeProvider? clock = null)
{
    // There can be hundreds of accounts with findings, and each of their files is small.
    private const int MaxParallelReads = 8;

    // Reports that are suspect or cannot be read are passed over, and there can be any number of them.
    private const int MaxReportsRead = 100;

    /// <summary>The nights that have a folder, complete or not, newest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListDatesAsync(CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Reports, cancellationToken);
        return [.. names.Select(ArchiveKeys.ParseDate).OfType<DateOnly>().OrderDescending()];
    }

    /// <summary>The report of a complete night, or null when the night is not complete.</summary>
    /// <exception cref="UnreadableRunException">There is one, and it cannot be understood.</exception>
    public Task<Report?> ReadAsync(DateOnly date, CancellationToken cancellationToken) =>
        ReadAsync(date, ArchiveJson.Instance.Report, report => report, cancellationToken);

    // What a task returns lives until all that awaits it has run. So what is needed of a report is taken from it here,
    // and it is read synchronously: from a local file, in every archive.
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
            new($"{archive.Locate(key)} cannot be read: {why}. Restore the object, or delete it to redo the night.",
                cause);
    }

    /// <summary>
    /// What the nights before a date know: the newest complete and not suspect one, and until when the instances that
    /// are in question now, and that its report does not list, were managed. A report that cannot be read is passed
    /// over with a warning.
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
                    run, ArchiveJson.WithoutChanges, report => BaselineOf(report, suspectSince, observations, warnings),
                    cancellationToken);
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

                // A run that was cut off, or without any node or instance, says nothing about the fleet's size.
                suspectSince += baseline?.Report?.Totals.Managed > 0 ? 1 : 0;
            }
            catch (UnreadableRunException e)
            {
                warnings.Add($"{e.Message} Tonight is compared with an earlier night.");
            }
        }

        return new Baseline(null, suspectSince) { Warnings = warnings };
    }

    private static Baseline BaselineOf(
        Report report, int suspectSince, Observations observations, IReadOnlyList<string> warnings) => new(
            report, suspectSince, key => observations.Comparison.FindIndex(key) is not null, withTags: !observations.SeesTags)
        {
            Warnings = warnings,
        };

    // The baseline's file lists nothing that was managed where it could not see: that is in the file of the run that
    // last could.
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
                warnings.Add($"{archive.Locate(key)} is missing: until when the new ones were managed is not known.");
                return nothing;
            }

            return await InstancesFile.ReadLastManagedAsync(stream, wanted, run, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            warnings.Add($"{archive.Locate(key)} cannot be read ({SafeText.ToSingleLine(e.Message, 120)}): "
                + "until when the new ones were managed is not known.");
            return nothing;
        }
    }

    /// <summary>
    /// Keeps a night: every file, and last the one that marks it complete.
    /// </summary>
    /// <returns>
    /// The report as it is kept; null when the same night was completed by somebody else in the meantime: then that one
    /// stands.
    /// </returns>
    public async Task<Report?> SaveAsync(
        RunFindings findings, IReportWriter writer, CancellationToken cancellationToken)
    {
        // Reading the inventory took minutes: what was completed in them is not to be overwritten.
        if (await ReadAsync(findings.Report.Date, cancellationToken) is not null)
        {
            return null;
        }

        var fingerprint = new HashingContent();
        var (instances, list) = RunFiles.CreateInstancesFile(findings);
        await archive.PutAsync(instances, fingerprint.Wrap(list), cancellationToken);
        var report = findings.Report with { InstancesSha256 = fingerprint.Sha256 };
        foreach (var (key, content) in writer.CreateReportFiles(report))
        {
            await archive.PutAsync(key, content, cancellationToken);
        }

        await SaveAccountsAsync(report, writer, cancellationToken);
        var (mark, complete) = RunFiles.CreateReportJson(report);
        return await archive.TryAddAsync(mark, complete, cancellationToken) ? report : null;
    }

    private async Task SaveAccountsAsync(Report report, IReportWriter writer, CancellationToken cancellationToken)
    {
        var left = await archive.ListAsync(ArchiveKeys.Accounts(report.Date), cancellationToken);
        await Parallel.ForEachAsync(
            writer.CreateAccountFiles(report, left),
            new ParallelOptions { MaxDegreeOfParallelism = MaxParallelReads, CancellationToken = cancellationToken },
            async (file, token) => await archive.PutAsync(file.Key, file.Content, token));
    }
}
