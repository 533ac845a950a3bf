using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Leasing;

/// <summary>
/// Allows one run at a time to write to an archive and send its alerts. Two runs can start for the same date: EventBridge
/// delivers an event at least once (EventBridge User Guide, Event retry policy), and people can start a run too.
/// </summary>
/// <remarks>
/// <para>
/// The leases are objects numbered from 1, <c>leases/1.json</c>. Each is stored only if it does not exist, so that only
/// one of two runs gets a number. The last lease is valid. It has its expiry time, or none when the run is finished. A
/// run that finds the last lease finished or expired adds the next one; otherwise it waits. Nothing is overwritten or
/// deleted, so that a bucket with Object Lock works too.
/// </para>
/// <para>
/// When a run is killed, the next run waits until the lease expires, 5 minutes after its creation. A run stops one
/// minute before its lease expires, because two clocks can differ by that much. The remaining 4 minutes are several times
/// the duration of writing 1,000,000 instances. The 5 minutes are short enough for a run that waits after a Lambda retry,
/// one and two minutes after the failure (Lambda Developer Guide, Error handling for asynchronous invocations).
/// </para>
/// <para>
/// Reading the inventory needs no lease: two runs can read in parallel. The second one finds the report complete,
/// discards its data and writes no files.
/// </para>
/// </remarks>
internal sealed class LeaseManager(IArchive archive, TimeProvider clock)
{
    // The time before the expiry at which the run stops.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // The maximum time for which a run waits for other runs.
    private static readonly TimeSpan MaxWait = 3 * LeaseRecord.Term;

    // Leases have consecutive numbers. No run creates a number with such a gap.
    private const long MaxGap = 1_000_000;

    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(4);

    // Shorter than the time that a host has left after its timeout.
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Executes work while no other run writes to the archive.</summary>
    /// <param name="work">The work.</param>
    /// <param name="progress">Receives whether the run waits for another run.</param>
    /// <param name="cancellationToken">Cancels the wait and the work.</param>
    /// <exception cref="RunFailedException">Other runs hold the lease, or the work takes longer than the lease.</exception>
    public async Task<T> RunWithLeaseAsync<T>(
        Func<LeasedArchive, Task<T>> work, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (number, until) = await AcquireAsync(progress, cancellationToken);
        var end = until - Margin;
        var rest = end - clock.GetUtcNow();
        using var ended = new CancellationTokenSource(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock);
        using var cancelled = cancellationToken.Register(ended.Cancel);
        try
        {
            return await work(new(archive, clock, number, end, ended));
        }
        catch (OperationCanceledException e) when (ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RunFailedException(
                $"The lease on {archive.Locate("")} has ended: this run did not finish within "
                + $"{(LeaseRecord.Term - Margin).TotalMinutes} minutes, and another run may write now. "
                + "Find the cause of the delay, check the clock of this machine, and run again.",
                e);
        }
        finally
        {
            await ReleaseAsync(number + 1);
        }
    }

    private async Task<(long Number, DateTimeOffset Until)> AcquireAsync(
        IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        for (var pause = MinPause; ; pause = pause < MaxPause ? 2 * pause : pause)
        {
            var last = await FindLastAsync(archive, cancellationToken);
            var until = clock.GetUtcNow() + LeaseRecord.Term;
            if (!await IsHeldAsync(last, cancellationToken) && await AddAsync(last + 1, until, cancellationToken))
            {
                if (pause > MinPause)
                {
                    progress.Report(CreateProgress(finished: true));
                }

                return (last + 1, until);
            }

            if (clock.GetElapsedTime(start) > MaxWait)
            {
                throw new RunFailedException(
                    $"Other runs have held the lease on {archive.Locate("")} for {MaxWait.TotalMinutes} minutes. Run "
                    + $"again when they finish. If no run is active, delete {archive.Locate(ArchiveKeys.Leases)} first.");
            }

            progress.Report(CreateProgress(finished: false));
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static Progress CreateProgress(bool finished) =>
        new($"another run that writes to the archive ({LeaseRecord.Term.TotalMinutes} minutes at most)", 0, 0, finished)
        {
            IsWaiting = true,
        };

    /// <summary>Returns the number of the last lease, or 0.</summary>
    public static async Task<long> FindLastAsync(IArchive archive, CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Leases, cancellationToken);
        var last = 0L;
        foreach (var number in names.Select(ArchiveKeys.ParseLease).OfType<long>().Order())
        {
            if (number - last > MaxGap)
            {
                break;
            }

            last = number;
        }

        return last;
    }

    private async Task<bool> IsHeldAsync(long number, CancellationToken cancellationToken)
    {
        // A run stores its lease completely. An invalid lease was changed by something else, and holds nothing.
        var lease = await archive.TryReadJsonAsync(
            ArchiveKeys.Lease(number), ArchiveJson.Instance.LeaseRecord, cancellationToken);
        var now = clock.GetUtcNow();
        // No run writes a later time than its term. Such a time is an error, and would block all runs.
        return lease?.Until is { } until && until > now && until <= now + LeaseRecord.Term + Margin;
    }

    private Task<bool> AddAsync(long number, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var lease = FileContent.FromJson(new(Guid.NewGuid().ToString("N"), until), ArchiveJson.Instance.LeaseRecord);
        return archive.TryAddAsync(ArchiveKeys.Lease(number), lease, cancellationToken);
    }

    // Also after a failure or a cancellation. A lease that cannot be released expires.
    private async Task ReleaseAsync(long number)
    {
        using var soon = new CancellationTokenSource(ReleaseTimeout);
        try
        {
            await AddAsync(number, until: null, soon.Token);
        }
        catch (Exception e) when (e is RunFailedException or OperationCanceledException)
        {
            // The result or the exception of the work is more important.
        }
    }
}

/// <summary>The lease of a run on an archive.</summary>
/// <param name="Id">A unique id. A run recognizes its own lease by it when the response to its call was lost.</param>
/// <param name="Until">When the lease expires, UTC; null when the run is finished.</param>
public sealed record LeaseRecord(string Id, DateTimeOffset? Until)
{
    /// <summary>The duration of a lease.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(5);
}
