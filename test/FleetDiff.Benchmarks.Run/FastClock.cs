namespace FleetDiff.Benchmarks.Run;

/// <summary>
/// A clock whose timers of seconds run ten thousand times as fast, so that the call rate delays nothing. The time of day
/// and timers of minutes are real, so that timeouts keep their length.
/// </summary>
internal sealed class FastClock : TimeProvider
{
    private const int Factor = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly long _start = System.GetTimestamp();

    /// <inheritdoc/>
    public override long GetTimestamp() => (System.GetTimestamp() - _start) * Factor;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(
            callback, state, dueTime > TimeSpan.Zero && dueTime < Minute ? dueTime / Factor : dueTime, period);
}
