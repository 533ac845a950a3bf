namespace FleetDiff.Aws.Clients;

/// <summary>
/// Limits the rate of all calls to a service. Calls are evenly spaced and never exceed the quota in any second. The rate
/// drops when the service throttles, and then returns to the quota step by step.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting do not fit: they release the quota of a whole second at once, keep their
/// rate when the service throttles, and do not accept a TimeProvider.
/// </remarks>
/// <param name="callsPerSecond">The quota, in calls per second.</param>
/// <param name="clock">The clock.</param>
public sealed class CallRateLimiter(double callsPerSecond, TimeProvider clock)
{
    // Calls can arrive closer together than they are sent. This covers a jitter of 13 ms. The first call also opens the
    // connection, so it can still arrive in the same second as the next three; it is then retried.
    private const double NetworkTolerance = 1.04;

    // Allow for timer jitter.
    private const double TimerTolerance = 1.03;

    private const double SlowdownWhenThrottled = 2;
    private const double RecoveryPerCall = 0.9;

    private readonly Lock _lock = new();
    private readonly TimeSpan _minInterval = ToInterval(callsPerSecond);
    private readonly TimeSpan _maxInterval = 8 * ToInterval(callsPerSecond);
    private TimeSpan _interval = ToInterval(callsPerSecond);
    private long _next = clock.GetTimestamp();
    private long _earliest = clock.GetTimestamp();

    /// <summary>
    /// Waits until the next call may start. Callers continue in the order of their requests, and one at a time even if a
    /// busy or suspended machine delayed several timers.
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
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            var turn = Math.Max(now, _next);
            _next = Add(turn, _interval);
            return clock.GetElapsedTime(now, turn);
        }
    }

    private bool IsFree(out TimeSpan wait)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            wait = now < _earliest ? clock.GetElapsedTime(now, _earliest) : TimeSpan.Zero;
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            _earliest = Add(now, _minInterval / TimerTolerance);
            return true;
        }
    }

    /// <summary>Lowers the rate after the service throttled a call.</summary>
    public void OnThrottled()
    {
        lock (_lock)
        {
            _interval = Min(_interval * SlowdownWhenThrottled, _maxInterval);
            _next = Math.Max(_next, Add(clock.GetTimestamp(), _interval));
        }
    }

    /// <summary>Raises the rate towards the quota after a successful call.</summary>
    public void OnSucceeded()
    {
        lock (_lock)
        {
            _interval = Max(_interval * RecoveryPerCall, _minInterval);
        }
    }

    private long Add(long timestamp, TimeSpan time) =>
        timestamp + (long)Math.Ceiling(time.TotalSeconds * clock.TimestampFrequency);

    private static TimeSpan ToInterval(double callsPerSecond) =>
        TimeSpan.FromTicks((long)Math.Ceiling(NetworkTolerance * TimeSpan.TicksPerSecond / callsPerSecond));

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
