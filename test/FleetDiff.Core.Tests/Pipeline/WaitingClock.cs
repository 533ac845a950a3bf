namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>A clock that stands still until its run waits. Once a task has ended, each wait advances it by a minute.</summary>
internal sealed class WaitingClock(Task task) : TimeProvider
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = Fleets.Now;

    public Task Waits => _waits.Task;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // A longer timer is a time limit, which is not reached.
        if (dueTime < Minute)
        {
            _waits.TrySetResult();
            _ = PassAsync();
        }

        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);

        async Task PassAsync()
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            _now += Minute;
            callback(state);
        }
    }
}
