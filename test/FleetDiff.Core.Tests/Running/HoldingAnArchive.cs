using FleetDiff.Reporting;
using FleetDiff.Running;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Core.Tests.Running;

/// <summary>A run that does not notice in time that its claim is over.</summary>
public class HoldingAnArchive
{
    private static readonly Content Nothing = new("text/plain", (_, _) => Task.CompletedTask);

    private static readonly Alert Alert = new()
    {
        Mail = new("FleetDiff 2026-11-23", ""),
        Sms = "",
        Json = "",
        Chat = "",
        Labels = [],
    };

    private readonly MemoryArchive _archive = new();
    private readonly RecordingChannel _channel = new();
    private readonly LateClock _clock = new();

    public static TheoryData<string> EveryWayToWrite => ["put", "add", "send"];

    [Theory]
    [MemberData(nameof(EveryWayToWrite))]
    public async Task WritesAndSendsWhileTheClaimCounts(string how)
    {
        await HoldAsync(held => WriteAsync(held, how));

        Assert.Equal(1, _archive.Writes.Count + _channel.Sent.Count);
    }

    [Theory]
    [MemberData(nameof(EveryWayToWrite))]
    public async Task WritesAndSendsNothingWhenItWasStoppedForLongerThanTheClaimCounts(string how)
    {
        await Assert.ThrowsAsync<NightFailedException>(() => HoldAsync(held =>
        {
            _clock.Advance(Claims.Term);
            return WriteAsync(held, how);
        }));

        AssertNothingHappened();
    }

    // A clock that is wrong by more than a minute lets another run in.
    [Theory]
    [InlineData("add")]
    [InlineData("send")]
    public async Task CompletesNoNightAndSendsNothingOnceAnotherRunHasALaterClaim(string how)
    {
        await Assert.ThrowsAsync<NightFailedException>(() => HoldAsync(held =>
        {
            _archive.Put("claims/2.json", "{}");
            return WriteAsync(held, how);
        }));

        AssertNothingHappened();
        Assert.Equal("{}", _archive.Text("claims/2.json"));
    }

    private Task<bool> HoldAsync(Func<Hold, Task> work) => new Claims(_archive, _clock).HoldAsync(
        async held =>
        {
            await work(held);
            return true;
        },
        new Silence(),
        default);

    private Task WriteAsync(Hold held, string how) => how switch
    {
        "put" => held.Archive.PutAsync("file", Nothing, held.Token),
        "add" => held.Archive.TryAddAsync("file", Nothing, held.Token),
        _ => held.Guard(_channel).SendAsync(Alert, held.Token),
    };

    private void AssertNothingHappened()
    {
        Assert.Empty(_archive.Writes);
        Assert.Empty(_channel.Sent);
    }

    /// <summary>Its timers never go off.</summary>
    private sealed class LateClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
