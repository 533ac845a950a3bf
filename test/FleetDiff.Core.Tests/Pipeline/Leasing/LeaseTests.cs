using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Leasing;
using FleetDiff.Core.Tests.Pipeline.Archive;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Core.Tests.Pipeline.Leasing;

/// <summary>A run that does not notice in time that its lease has expired.</summary>
public class LeaseTests
{
    private static readonly FileContent Nothing = new("text/plain", (_, _) => Task.CompletedTask);

    private static readonly Alert Alert = new()
    {
        Mail = new("FleetDiff 2026-11-23", ""),
        Sms = "",
        Json = "",
        Chat = "",
        Attributes = [],
    };

    private readonly MemoryArchive _archive = new();
    private readonly RecordingChannel _channel = new();
    private readonly LateClock _clock = new();

    public static TheoryData<string> EveryWayToWrite => ["put", "add", "send"];

    [Theory]
    [MemberData(nameof(EveryWayToWrite))]
    public async Task WritesAndSendsWhileTheLeaseIsValid(string how)
    {
        await HoldAsync(lease => WriteAsync(lease, how));

        Assert.Equal(1, _archive.Writes.Count + _channel.Sent.Count);
    }

    [Theory]
    [MemberData(nameof(EveryWayToWrite))]
    public async Task WritesAndSendsNothingAfterAPauseBeyondTheLease(string how)
    {
        await Assert.ThrowsAsync<RunFailedException>(() => HoldAsync(lease =>
        {
            _clock.Advance(LeaseManager.Term);
            return WriteAsync(lease, how);
        }));

        AssertNothingHappened();
    }

    // A clock that is wrong by more than a minute allows another run to start.
    [Theory]
    [InlineData("add")]
    [InlineData("send")]
    public async Task CompletesAndSendsNothingOnceAnotherRunHasALaterLease(string how)
    {
        await Assert.ThrowsAsync<RunFailedException>(() => HoldAsync(lease =>
        {
            _archive.Put("leases/2.json", "{}");
            return WriteAsync(lease, how);
        }));

        AssertNothingHappened();
        Assert.Equal("{}", _archive.Text("leases/2.json"));
    }

    private Task<bool> HoldAsync(Func<LeasedArchive, Task> work) => new LeaseManager(_archive, _clock).RunWithLeaseAsync(
        async lease =>
        {
            await work(lease);
            return true;
        },
        new NullProgress(),
        default);

    private Task WriteAsync(LeasedArchive lease, string how) => how switch
    {
        "put" => lease.PutAsync("file", Nothing, lease.Token),
        "add" => lease.TryAddAsync("file", Nothing, lease.Token),
        _ => lease.Guard(_channel).SendAsync(Alert, lease.Token),
    };

    private void AssertNothingHappened()
    {
        Assert.Empty(_archive.Writes);
        Assert.Empty(_channel.Sent);
    }

    /// <summary>A clock whose timers never fire.</summary>
    private sealed class LateClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
