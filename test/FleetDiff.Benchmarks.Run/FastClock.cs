namespace FleetDiff.Benchmarks.Run;

/// <summary>
/// A clock whose seconds pass ten thousand times as fast, so that the quota's pace holds nothing up. The time of day is
/// the real one, and so are minutes: what may take only so long may take as long here.
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
