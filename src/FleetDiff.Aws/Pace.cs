namespace FleetDiff.Aws;

/// <summary>
/// One pace for all calls to a service: evenly spaced, never more in any second than the quota, slower after the
/// service has throttled, and back to the quota little by little.
/// </summary>
/// <param name="callsPerSecond">The quota.</param>
/// <param name="clock">The time.</param>
public sealed class Pace(double callsPerSecond, TimeProvider clock)
{
    private const double SlowdownWhenThrottled = 2;
    private const double RecoveryWithEachCall = 0.9;

    private readonly Lock _taking = new();
    private readonly TimeSpan _shortest = Interval(callsPerSecond);
    private readonly TimeSpan _longest = 8 * Interval(callsPerSecond);
    private TimeSpan _interval = Interval(callsPerSecond);
    private long _next = clock.GetTimestamp();

    /// <summary>Waits for the next turn. Turns are given in the order in which they are asked for.</summary>
    public Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_taking)
        {
            var now = clock.GetTimestamp();
            var turn = Math.Max(now, _next);
            _next = After(turn, _interval);
            wait = clock.GetElapsedTime(now, turn);
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Slows down: the service has throttled a call.</summary>
    public void WasThrottled()
    {
        lock (_taking)
        {
            _interval = Shorter(_interval * SlowdownWhenThrottled, _longest);
            _next = Math.Max(_next, After(clock.GetTimestamp(), _interval));
        }
    }

    /// <summary>Comes back towards the quota: the service has answered a call.</summary>
    public void WasAnswered()
    {
        lock (_taking)
        {
            _interval = Longer(_interval * RecoveryWithEachCall, _shortest);
        }
    }

    private long After(long timestamp, TimeSpan time) =>
        timestamp + (long)Math.Ceiling(time.TotalSeconds * clock.TimestampFrequency);

    // Rounded up: three thirds of a second, each a tick too short, would let a fourth call into the second.
    private static TimeSpan Interval(double callsPerSecond) =>
        TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / callsPerSecond));

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
