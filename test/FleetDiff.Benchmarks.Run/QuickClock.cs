namespace FleetDiff.Benchmarks.Run;

/// <summary>
/// A clock that shows a given time at first and shortens its waits of seconds, so that the call rate delays nothing. Timeouts
/// of minutes keep their length.
/// </summary>
/// <param name="start">The time at first.</param>
/// <param name="factor">The divisor of a wait.</param>
internal sealed class QuickClock(DateTimeOffset start, int factor) : TimeProvider
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly long _began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_began);

    public override long GetTimestamp() => (System.GetTimestamp() - _began) * factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(
            callback, state, dueTime > TimeSpan.Zero && dueTime < Minute ? dueTime / factor : dueTime, period);
}
