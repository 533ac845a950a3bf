using System.Text.Json;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Leasing;

/// <summary>
/// Lets one run at a time write to an archive and send its alerts. A night can be started twice: EventBridge delivers
/// an event at least once (EventBridge User Guide, Event retry policy), and people run what Lambda runs.
/// </summary>
/// <remarks>
/// <para>
/// The claims are objects numbered from 1, <c>leases/1.json</c>, and each is stored only where there is none: of two
/// runs that want the same number one gets it. The last one counts. It says until when its run has the archive to
/// itself, or that the run is done. Whoever finds it done or run out adds the next; whoever finds it held waits.
/// Nothing is overwritten and nothing deleted, so that a bucket with Object Lock does as well.
/// </para>
/// <para>
/// A run that is killed leaves its claim behind, and the next waits until it runs out, 5 minutes after it was made. A
/// run that is not done a minute before that stops by itself: so far may two clocks differ. The 4 minutes are several
/// times what a million instances take to write; the 5 fit into the time of a function that Lambda starts again, one and
/// two minutes after it failed (Lambda Developer Guide, Error handling for asynchronous invocations), and of whoever
/// runs again at once.
/// </para>
/// <para>
/// Reading the inventory needs no claim: two runs read side by side, and the second finds the night complete. What it
/// read is then given up, and of its files nothing is written.
/// </para>
/// </remarks>
/// <param name="archive">The archive.</param>
/// <param name="clock">Tells when a claim runs out.</param>
public sealed class LeaseManager(IArchive archive, TimeProvider clock)
{
    /// <summary>How long a claim counts.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(5);

    /// <summary>How much earlier its run stops by itself.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>How long a run waits for others, one after the other, before it gives up.</summary>
    public static readonly TimeSpan MaxWait = 3 * Term;

    // Claims are numbered one after the other. A number so far above the one before was not given by a run.
    private const long MaxGap = 1_000_000;

    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(4);

    // Less than what a host has left when its time is over.
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Does work while no other run writes to the archive.</summary>
    /// <param name="work">The work.</param>
    /// <param name="progress">Told when another run has to be waited for, and when it no longer has to.</param>
    /// <param name="cancellationToken">Ends the waiting and the work.</param>
    /// <exception cref="RunFailedException">Others did not let go of the archive, or the work took longer than its
    /// claim counts.</exception>
    public async Task<T> RunWithLeaseAsync<T>(
        Func<Lease, Task<T>> work, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (number, until) = await AcquireAsync(progress, cancellationToken);
        using var lease = new Lease(archive, clock, new(number, until - Margin), cancellationToken);
        try
        {
            return await work(lease);
        }
        catch (OperationCanceledException e) when (lease.HasEnded && !cancellationToken.IsCancellationRequested)
        {
            throw new RunFailedException(
                $"Another run may write to {archive.Locate("")} by now: this one was not done in "
                + $"{(Term - Margin).TotalMinutes} minutes. Find out what is slow, or whether the clock of this "
                + "machine is wrong, and run again.",
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
        for (var pause = MinPause; ; pause = Min(2 * pause, MaxPause))
        {
            var last = await FindLastAsync(cancellationToken);
            var until = clock.GetUtcNow() + Term;
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
                    $"Other runs have kept {archive.Locate("")} for {MaxWait.TotalMinutes} minutes. Run again when "
                    + $"they are done; if there are none, delete {archive.Locate(ArchiveKeys.Leases)} first.");
            }

            progress.Report(CreateProgress(finished: false));
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static Progress CreateProgress(bool finished) =>
        new($"another run that writes to the archive ({Term.TotalMinutes} minutes at most)", 0, 0, finished)
        {
            IsWaiting = true,
        };

    private async Task<long> FindLastAsync(CancellationToken cancellationToken)
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
        try
        {
            var stream = await archive.OpenAsync(ArchiveKeys.Lease(number), cancellationToken);
            if (stream is null)
            {
                return false;
            }

            await using (stream)
            {
                var lease = await JsonSerializer.DeserializeAsync(stream, ArchiveJson.Instance.LeaseRecord, cancellationToken);
                var now = clock.GetUtcNow();
                // No run writes a time farther off than its term: that is a mistake, and would lock everybody out.
                return lease?.Until is { } until && until > now && until <= now + Term + Margin;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            // A run stores its claim whole: somebody has changed this one.
            return false;
        }
    }

    private Task<bool> AddAsync(long number, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var lease = new LeaseRecord(Guid.NewGuid().ToString("N"), until);
        return archive.TryAddAsync(
            ArchiveKeys.Lease(number),
            new("application/json",
                (stream, ct) => JsonSerializer.SerializeAsync(stream, lease, ArchiveJson.Instance.LeaseRecord, ct)),
            cancellationToken);
    }

    // Also when the work failed or was ended. A claim that cannot be given back runs out by itself.
    private async Task ReleaseAsync(long number)
    {
        using var soon = new CancellationTokenSource(ReleaseTimeout);
        try
        {
            await AddAsync(number, until: null, soon.Token);
        }
        catch (Exception e) when (e is RunFailedException or OperationCanceledException)
        {
            // What the work said is the news.
        }
    }
}
