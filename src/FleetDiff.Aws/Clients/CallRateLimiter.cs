namespace FleetDiff.Aws.Clients;

/// <summary>
/// Limits the rate of all calls to a service. Calls are evenly spaced and never exceed the quota in any second. The rate
/// drops when the service throttles, and then returns to the quota step by step.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting do not fit: they release the quota of a whole second at once, keep their
/// rate when the service throttles, and do not accept a TimeProvider.
/// </remarks>
internal sealed class CallRateLimiter(double callsPerSecond, TimeProvider clock)
{
    // Calls can arrive closer together than they are sent. This covers a jitter of 13 ms. The first call also opens the
    // connection, so it can still arrive in the same second as the next three; it is then retried.
    private const double NetworkTolerance = 1.04;

    // The part of the interval that a call can be late without delaying the next one: timers have jitter.
    private const double TimerTolerance = 0.03;

    private const double SlowdownWhenThrottled = 2;
    private const double MaxSlowdown = 8;
    private const double RecoveryPerCall = 0.9;

    private readonly Lock _lock = new();

    // In seconds.
    private readonly double _minInterval = NetworkTolerance / callsPerSecond;
    private double _interval = NetworkTolerance / callsPerSecond;

    private long _next = clock.GetTimestamp();

    /// <summary>
    /// Waits until the next call may start. Calls start one at a time even if a busy or suspended machine delayed several timers.
    /// </summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        // Another caller can have taken the turn in the meantime, and throttling delays it.
        while (TakeTurn() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Lowers the rate after the service throttled a call.</summary>
    public void OnThrottled()
    {
        lock (_lock)
        {
            _interval = Math.Min(_interval * SlowdownWhenThrottled, _minInterval * MaxSlowdown);
            _next = Math.Max(_next, Add(clock.GetTimestamp(), _interval));
        }
    }

    /// <summary>Raises the rate towards the quota after a successful call.</summary>
    public void OnSucceeded()
    {
        lock (_lock)
        {
            _interval = Math.Max(_interval * RecoveryPerCall, _minInterval);
        }
    }

    // Returns the time to wait, or zero when the call may start.
    private TimeSpan TakeTurn()
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            if (now < _next)
            {
                // Task.Delay rounds down to milliseconds.
                return TimeSpan.FromMilliseconds(Math.Ceiling(clock.GetElapsedTime(now, _next).TotalMilliseconds));
            }

            // A call that is only slightly late does not delay the calls after it.
            var isOnTime = now <= Add(_next, _interval * TimerTolerance);
            _next = Add(isOnTime ? _next : now, _interval);
            return TimeSpan.Zero;
        }
    }

    private long Add(long timestamp, double seconds) => timestamp + (long)Math.Ceiling(seconds * clock.TimestampFrequency);
}
