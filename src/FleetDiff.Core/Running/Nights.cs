using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Running;

/// <summary>The nights in an archive.</summary>
/// <param name="archive">The archive.</param>
/// <param name="clock">Tells which reports were made later than now, and cannot have been; null to ask nothing.</param>
public sealed class Nights(IArchive archive, TimeProvider? clock = null)
{
    // There can be hundreds of accounts with findings, and each of their files is small.
    private const int AtOnce = 8;

    // Reports that are suspect or cannot be read are passed over, and there can be any number of them.
    private const int MostAsked = 100;

    /// <summary>The nights that have a folder, complete or not, newest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> DatesAsync(CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Reports, cancellationToken);
        return [.. names.Select(ArchiveKeys.NightOf).OfType<DateOnly>().OrderDescending()];
    }

    /// <summary>The report of a complete night, or null when the night is not complete.</summary>
    /// <exception cref="UnreadableNightException">There is one, and it cannot be understood.</exception>
    public Task<Report?> ReadAsync(DateOnly date, CancellationToken cancellationToken) =>
        ReadAsync(date, ReportJson.Archive.Report, report => report, cancellationToken);

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
            throw Unreadable(PlainText.OneLine(e.Message, 200), e);
        }

        T Take(Stream stream)
        {
            var report = JsonSerializer.Deserialize(stream, type) ?? throw Unreadable("it is null", null);
            return ReportCheck.Of(report, date, clock?.GetUtcNow()) is { } wrong
                ? throw Unreadable(wrong, null)
                : take(report);
        }

        UnreadableNightException Unreadable(string why, Exception? cause) =>
            new($"{archive.Locate(key)} cannot be read: {why}. Restore the object, or delete it to redo the night.",
                cause);
    }

    /// <summary>
    /// What the nights before a date know: the newest complete and not suspect one, and until when the instances that
    /// are in question now, and that its report does not list, were managed. A report that cannot be read is passed
    /// over with a warning.
    /// </summary>
    public async Task<Baseline> ReadBaselineAsync(DateOnly date, Witnesses witnesses, CancellationToken cancellationToken)
    {
        var warnings = new List<string>();
        var suspectSince = 0;
        foreach (var night in (await DatesAsync(cancellationToken)).Where(night => night < date).Take(MostAsked))
        {
            try
            {
                var baseline = await ReadAsync(
                    night, ReportJson.Earlier, report => BaselineOf(report, suspectSince, witnesses, warnings),
                    cancellationToken);
                if (baseline?.Report is { Suspect: false } good)
                {
                    return baseline with
                    {
                        LastManaged = await LastManagedAsync(
                            baseline, good.Date,
                            witnesses.InQuestion().Where(key => baseline.Row(key) is null).ToHashSet(), warnings,
                            cancellationToken),
                    };
                }

                // A run that was cut off, or without any node or instance, says nothing about the fleet's size.
                suspectSince += baseline?.Report?.Totals.Managed > 0 ? 1 : 0;
            }
            catch (UnreadableNightException e)
            {
                warnings.Add($"{e.Message} Tonight is compared with an earlier night.");
            }
        }

        return new Baseline(null, suspectSince) { Warnings = warnings };
    }

    private static Baseline BaselineOf(
        Report report, int suspectSince, Witnesses witnesses, IReadOnlyList<string> warnings) => new(
            report, suspectSince, key => witnesses.Comparison.PlaceOf(key) is not null, withTags: !witnesses.SeesTags)
        {
            Warnings = warnings,
        };

    // The baseline's file lists nothing that was managed where it could not see: that is in the file of the run that
    // last could.
    private async Task<IReadOnlyDictionary<InstanceKey, DateOnly>> LastManagedAsync(
        Baseline baseline, DateOnly date, HashSet<InstanceKey> wanted, List<string> warnings,
        CancellationToken cancellationToken)
    {
        var found = await LastManagedAsync(date, wanted, warnings, cancellationToken);
        var earlier = wanted.Where(key => !found.ContainsKey(key)).ToLookup(
            key => baseline.AccountRegions.GetValueOrDefault(AccountRegion.Of(key))?.LastSeen);
        foreach (var run in earlier)
        {
            if (run.Key is { } lastSeen)
            {
                foreach (var (key, managed) in await LastManagedAsync(
                    lastSeen, [.. run], warnings, cancellationToken))
                {
                    found[key] = managed;
                }
            }
        }

        return found;
    }

    private async Task<Dictionary<InstanceKey, DateOnly>> LastManagedAsync(
        DateOnly night, HashSet<InstanceKey> wanted, List<string> warnings, CancellationToken cancellationToken)
    {
        var nothing = new Dictionary<InstanceKey, DateOnly>();
        if (wanted.Count == 0)
        {
            return nothing;
        }

        var key = ArchiveKeys.Instances(night);
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            if (stream is null)
            {
                warnings.Add($"{archive.Locate(key)} is missing: until when the new ones were managed is not known.");
                return nothing;
            }

            return await InstancesFile.LastManagedAsync(stream, wanted, night, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            warnings.Add($"{archive.Locate(key)} cannot be read ({PlainText.OneLine(e.Message, 120)}): "
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
    public async Task<Report?> KeepAsync(Findings findings, CancellationToken cancellationToken)
    {
        // Reading the inventory took minutes: what was completed in them is not to be overwritten.
        if (await ReadAsync(findings.Report.Date, cancellationToken) is not null)
        {
            return null;
        }

        var fingerprint = new Fingerprint();
        var (instances, list) = NightFiles.Instances(findings);
        await archive.PutAsync(instances, fingerprint.Of(list), cancellationToken);
        var report = findings.Report with { InstancesSha256 = fingerprint.Sha256 };
        var summary = new ReportSummary(report);
        foreach (var (key, content) in NightFiles.Of(summary))
        {
            await archive.PutAsync(key, content, cancellationToken);
        }

        await KeepAccountsAsync(summary, cancellationToken);
        var (mark, complete) = NightFiles.Mark(report);
        return await archive.TryAddAsync(mark, complete, cancellationToken) ? report : null;
    }

    private async Task KeepAccountsAsync(ReportSummary summary, CancellationToken cancellationToken)
    {
        var left = await archive.ListAsync(ArchiveKeys.Accounts(summary.Report.Date), cancellationToken);
        await Parallel.ForEachAsync(
            NightFiles.OfAccounts(summary, left),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (file, token) => await archive.PutAsync(file.Key, file.Content, token));
    }
}
