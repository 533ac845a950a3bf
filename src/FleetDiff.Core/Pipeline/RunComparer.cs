using System.Runtime.CompilerServices;
using System.Text.Json;
using FleetDiff.Core.Analysis.Changes;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline;

/// <summary>Compares two runs in an archive.</summary>
/// <param name="archive">The archive.</param>
public sealed class RunComparer(IArchive archive)
{
    /// <summary>Compares two complete reports. Reads both <c>instances.jsonl.gz</c> files in parallel, line by line.</summary>
    /// <param name="before">The earlier report.</param>
    /// <param name="after">The later report.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnreadableRunException">One of the two files is missing or cannot be parsed.</exception>
    public async Task<RunComparison> CompareAsync(Report before, Report after, CancellationToken cancellationToken) =>
        await RunComparisonBuilder.CompareAsync(
            new(before, ReadInstancesAsync(before, cancellationToken)),
            new(after, ReadInstancesAsync(after, cancellationToken)), cancellationToken);

    private async IAsyncEnumerable<ArchivedInstance> ReadInstancesAsync(
        Report report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (report.Totals.Instances == 0)
        {
            yield break;
        }

        var key = ArchiveKeys.Instances(report.Date);
        await using var stream = await NameFileOnErrorAsync(() => archive.OpenAsync(key, cancellationToken))
            ?? throw Unreadable("it is missing", null);
        await using var rows = InstancesFile.ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NameFileOnErrorAsync(() => rows.MoveNextAsync().AsTask()))
        {
            yield return rows.Current;
        }

        async Task<T> NameFileOnErrorAsync<T>(Func<Task<T>> read)
        {
            try
            {
                return await read();
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
            {
                throw Unreadable(SafeText.ToSingleLine(e.Message, 200), e);
            }
        }

        UnreadableRunException Unreadable(string why, Exception? cause) => new(
            $"{archive.Locate(key)} cannot be read: {why}. Restore it, or compare another date. Without this file "
            + "the managed instances of the date are unknown.", cause);
    }
}
