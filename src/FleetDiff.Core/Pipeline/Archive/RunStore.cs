using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Reads and stores the reports in an archive.</summary>
/// <param name="archive">The archive.</param>
/// <param name="clock">The clock for the check that a report is not from the future; null to skip this check.</param>
public sealed class RunStore(IArchive archive, TimeProvider? clock = null)
{
    // There can be hundreds of account files, and each is small.
    private const int MaxParallelWrites = 8;

    /// <summary>Lists the dates with a folder, complete or not, newest first.</summary>
    public Task<IReadOnlyList<DateOnly>> ListDatesAsync(CancellationToken cancellationToken) =>
        archive.ListDatesAsync(ArchiveKeys.Reports, cancellationToken);

    /// <summary>Reads the report of a date. Returns null when there is no complete report.</summary>
    /// <exception cref="UnreadableRunException">The report exists and cannot be parsed.</exception>
    public Task<Report?> ReadAsync(DateOnly date, CancellationToken cancellationToken) =>
        ReadAsync(date, ArchiveJson.Instance.Report, report => report, cancellationToken);

    // The result of a task stays in memory until all its continuations have run. So the needed parts of a report are
    // extracted here, and the report is read synchronously: every archive opens it as a local file.
    internal async Task<T?> ReadAsync<T>(
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

    /// <summary>Stores the first file of a run: <c>instances.jsonl.gz</c>.</summary>
    /// <returns>The report with the hash of the file; null when another run completed the date. Its report is kept.</returns>
    internal async Task<Report?> SaveInstancesAsync(RunFindings findings, CancellationToken cancellationToken)
    {
        // Reading the inventory takes minutes. A report that was completed meanwhile must not be overwritten.
        if (await ReadAsync(findings.Report.Date, cancellationToken) is not null)
        {
            return null;
        }

        // The hash shows later whether the file has changed since the run wrote it.
        string? sha256 = null;
        var content = new FileContent("application/gzip", async (stream, token) =>
        {
            using var hash = SHA256.Create();
            await using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            {
                await InstancesFile.WriteAsync(findings, hashed, token);
            }

            sha256 = Convert.ToHexStringLower(hash.Hash ?? []);
        });
        await archive.PutAsync(ArchiveKeys.Instances(findings.Report.Date), content, cancellationToken);
        return findings.Report with { InstancesSha256 = sha256 };
    }

    /// <summary>Stores the other files of a run. The last one, <c>report.json</c>, marks the report complete.</summary>
    /// <returns>The stored report; null when another run completed the same date in the meantime. Its report is kept.</returns>
    internal async Task<Report?> SaveReportAsync(Report report, IReportWriter writer, CancellationToken cancellationToken)
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
        var mark = FileContent.FromJson(report.WithoutRepeatedTags(), ArchiveJson.Instance.Report);
        return await archive.TryAddAsync(ArchiveKeys.ReportJson(report.Date), mark, cancellationToken) ? report : null;
    }
}
