namespace FleetDiff.Aws.Clients;

/// <summary>
/// One pace for all calls to a service: evenly spaced, never more in any second than the quota when they are sent,
/// slower after the service has throttled, and back to the quota little by little.
/// </summary>
/// <remarks>
/// No limiter of System.Threading.RateLimiting: they let the whole quota of a second go at once, keep their rate when the
/// service throttles, and take no TimeProvider.
/// </remarks>
/// <param name="callsPerSecond">The quota.</param>
/// <param name="clock">The time.</param>
public sealed class CallRateLimiter(double callsPerSecond, TimeProvider clock)
{
    // What leaves a third of a second apart can arrive closer together. This covers a jitter of 13 ms; a first call that
    // has to make its connection can still arrive with the three after it in one second, and is then tried again.
    private const double NetworkTolerance = 1.04;

    // A timer is a little late, and the one after it is not.
    private const double TimerTolerance = 1.03;

    private const double SlowdownWhenThrottled = 2;
    private const double RecoveryPerCall = 0.9;

    private readonly Lock _waiting = new();
    private readonly TimeSpan _shortest = ToInterval(callsPerSecond);
    private readonly TimeSpan _longest = 8 * ToInterval(callsPerSecond);
    private TimeSpan _interval = ToInterval(callsPerSecond);
    private long _next = clock.GetTimestamp();
    private long _free = clock.GetTimestamp();

    /// <summary>
    /// Waits for the next turn. Turns are given in the order in which they are asked for, and never two at once to those
    /// whom a busy or frozen machine woke late.
    /// </summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        do
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
        while (!IsFree(out wait));
    }

    private TimeSpan Reserve()
    {
        lock (_waiting)
        {
            var now = clock.GetTimestamp();
            var turn = Math.Max(now, _next);
            _next = GetDelay(turn, _interval);
            return clock.GetElapsedTime(now, turn);
        }
    }

    private bool IsFree(out TimeSpan wait)
    {
        lock (_waiting)
        {
            var now = clock.GetTimestamp();
            wait = now < _free ? clock.GetElapsedTime(now, _free) : TimeSpan.Zero;
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            _free = GetDelay(now, _shortest / TimerTolerance);
            return true;
        }
    }

    /// <summary>Slows down: the service has throttled a call.</summary>
    public void OnThrottled()
    {
        lock (_waiting)
        {
            _interval = Shorten(_interval * SlowdownWhenThrottled, _longest);
            _next = Math.Max(_next, GetDelay(clock.GetTimestamp(), _interval));
        }
    }

    /// <summary>Comes back towards the quota: the service has answered a call.</summary>
    public void OnSucceeded()
    {
        lock (_waiting)
        {
            _interval = Lengthen(_interval * RecoveryPerCall, _shortest);
        }
    }

    private long GetDelay(long timestamp, TimeSpan time) =>
        timestamp + (long)Math.Ceiling(time.TotalSeconds * clock.TimestampFrequency);

    private static TimeSpan ToInterval(double callsPerSecond) =>
        TimeSpan.FromTicks((long)Math.Ceiling(NetworkTolerance * TimeSpan.TicksPerSecond / callsPerSecond));

    private static TimeSpan Shorten(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Lengthen(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
