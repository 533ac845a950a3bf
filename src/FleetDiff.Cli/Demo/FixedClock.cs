namespace FleetDiff.Cli.Demo;

/// <summary>A clock that stands still: the demo's reports are the same whenever it runs.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
