using System.Text.Json;
using FleetDiff.Reporting;

namespace FleetDiff.Running;

/// <summary>
/// Lets one run at a time write to an archive and send its alerts. A night can be started twice: EventBridge delivers
/// an event at least once (EventBridge User Guide, Event retry policy), and people run what Lambda runs.
/// </summary>
/// <remarks>
/// <para>
/// The claims are objects numbered from 1, <c>claims/1.json</c>, and each is stored only where there is none: of two
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
public sealed class Claims(IArchive archive, TimeProvider clock)
{
    /// <summary>How long a claim counts.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(5);

    /// <summary>How much earlier its run stops by itself.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>How long a run waits for others, one after the other, before it gives up.</summary>
    public static readonly TimeSpan Patience = 3 * Term;

    // Claims are numbered one after the other. A number so far above the one before was not given by a run.
    private const long LargestGap = 1_000_000;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    // Less than what a host has left when its time is over.
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(3);

    /// <summary>Does work while no other run writes to the archive.</summary>
    /// <param name="work">The work.</param>
    /// <param name="progress">Told when another run has to be waited for, and when it no longer has to.</param>
    /// <param name="cancellationToken">Ends the waiting and the work.</param>
    /// <exception cref="NightFailedException">Others did not let go of the archive, or the work took longer than its
    /// claim counts.</exception>
    public async Task<T> HoldAsync<T>(
        Func<Hold, Task<T>> work, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (number, until) = await TakeAsync(progress, cancellationToken);
        using var hold = new Hold(archive, clock, new(number, until - Margin), cancellationToken);
        try
        {
            return await work(hold);
        }
        catch (OperationCanceledException e) when (hold.IsOver && !cancellationToken.IsCancellationRequested)
        {
            throw new NightFailedException(
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

    private async Task<(long Number, DateTimeOffset Until)> TakeAsync(
        IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        for (var pause = ShortestPause; ; pause = Shorter(2 * pause, LongestPause))
        {
            var last = await LastAsync(cancellationToken);
            var until = clock.GetUtcNow() + Term;
            if (!await IsHeldAsync(last, cancellationToken) && await AddAsync(last + 1, until, cancellationToken))
            {
                if (pause > ShortestPause)
                {
                    progress.Report(Waiting(finished: true));
                }

                return (last + 1, until);
            }

            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new NightFailedException(
                    $"Other runs have kept {archive.Locate("")} for {Patience.TotalMinutes} minutes. Run again when "
                    + $"they are done; if there are none, delete {archive.Locate(ArchiveKeys.Claims)} first.");
            }

            progress.Report(Waiting(finished: false));
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static Progress Waiting(bool finished) =>
        new($"another run that writes to the archive ({Term.TotalMinutes} minutes at most)", 0, 0, finished)
        {
            Waits = true,
        };

    private async Task<long> LastAsync(CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(ArchiveKeys.Claims, cancellationToken);
        var last = 0L;
        foreach (var number in names.Select(ArchiveKeys.ClaimOf).OfType<long>().Order())
        {
            if (number - last > LargestGap)
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
            var stream = await archive.OpenAsync(ArchiveKeys.Claim(number), cancellationToken);
            if (stream is null)
            {
                return false;
            }

            await using (stream)
            {
                var claim = await JsonSerializer.DeserializeAsync(stream, ReportJson.Archive.Claim, cancellationToken);
                var now = clock.GetUtcNow();
                // No run writes a time farther off than its term: that is a mistake, and would lock everybody out.
                return claim?.Until is { } until && until > now && until <= now + Term + Margin;
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
        var claim = new Claim(Guid.NewGuid().ToString("N"), until);
        return archive.TryAddAsync(
            ArchiveKeys.Claim(number),
            new("application/json",
                (stream, ct) => JsonSerializer.SerializeAsync(stream, claim, ReportJson.Archive.Claim, ct)),
            cancellationToken);
    }

    // Also when the work failed or was ended. A claim that cannot be given back runs out by itself.
    private async Task ReleaseAsync(long number)
    {
        using var soon = new CancellationTokenSource(Parting);
        try
        {
            await AddAsync(number, until: null, soon.Token);
        }
        catch (Exception e) when (e is NightFailedException or OperationCanceledException)
        {
            // What the work said is the news.
        }
    }
}
