namespace FleetDiff.Soak.Nights;

/// <summary>A clock that shows a given time at first, and whose time passes fast, waits included.</summary>
/// <param name="start">What it shows at first.</param>
internal sealed class QuickClock(DateTimeOffset start) : TimeProvider
{
    // A quota's pace costs milliseconds then, and what may take a quarter of an hour still has some seconds.
    private const int Factor = 60;

    private readonly long _began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + (System.GetElapsedTime(_began) * Factor);

    public override long GetTimestamp() => (System.GetTimestamp() - _began) * Factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private static TimeSpan Sooner(TimeSpan time) => time > TimeSpan.Zero ? time / Factor : time;
}
