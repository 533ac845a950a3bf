using System.Runtime.CompilerServices;
using System.Text.Json;
using FleetDiff.Core.Analysis.Changes;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline;

/// <summary>Two nights of an archive, held against each other.</summary>
/// <param name="archive">The archive.</param>
public sealed class RunComparer(IArchive archive)
{
    /// <summary>
    /// Compares two complete nights: their <c>instances.jsonl.gz</c> are read side by side, a line at a time.
    /// </summary>
    /// <param name="before">The earlier night's report.</param>
    /// <param name="after">The later night's report.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UnreadableRunException">One of the two files is missing, or cannot be understood.</exception>
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
        await using var stream = await OpenAsync() ?? throw Unreadable("it is missing", null);
        await using var rows = InstancesFileReader.ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync())
        {
            yield return rows.Current;
        }

        async Task<Stream?> OpenAsync()
        {
            try
            {
                return await archive.OpenAsync(key, cancellationToken);
            }
            catch (InvalidDataException e)
            {
                throw Unreadable(e.Message, e);
            }
        }

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await rows.MoveNextAsync();
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
            {
                throw Unreadable(SafeText.ToSingleLine(e.Message, 200), e);
            }
        }

        UnreadableRunException Unreadable(string why, Exception? cause) => new(
            $"{archive.Locate(key)} cannot be read: {why}. Restore it, or compare with another night: without it "
            + "nobody knows which instances were managed.", cause);
    }
}
