using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Leasing;
using FleetDiff.Core.Tests.Pipeline.Archive;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Core.Tests.Pipeline.Leasing;

public class LeaseTests
{
    private const string Other = "another run that writes to the archive (5 minutes at most)";

    private static readonly FileContent Nothing = new("text/plain", (_, _) => Task.CompletedTask);

    private static readonly Alert Alert = TestAlerts.Create(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2])));

    private readonly MemoryArchive _archive = new();
    private readonly RecordingChannel _channel = new();
    private readonly FakeTimeProvider _clock = new(Fleets.Now);

    [Fact]
    public async Task ALeaseLastsFiveMinutesOrUntilTheWorkIsDone()
    {
        var during = await HoldAsync(_ => Task.FromResult(_archive.Text("leases/1.json")));

        Assert.Contains("\"until\":\"2026-11-23T02:05:00+00:00\"", during, StringComparison.Ordinal);
        Assert.DoesNotContain("until", _archive.Text("leases/2.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReleasesTheLeaseWhenTheWorkFails()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => HoldAsync<string>(_ => throw new InvalidOperationException("The topic was deleted.")));

        Assert.Equal("done", await HoldAsync());
    }

    [Fact]
    public async Task AFailedReleaseDoesNotFailTheWork()
    {
        _archive.BeforeWrite = key => key == "leases/2.json"
            ? throw new RunFailedException("The bucket was deleted.")
            : Task.CompletedTask;

        Assert.Equal("done", await HoldAsync());
    }

    [Theory]
    [InlineData("10.json", """{"id":"x","until":"2026-11-23T02:00:00Z"}""", "leases/11.json")]
    [InlineData("10.json", """{"id":"x"}""", "leases/11.json")]
    [InlineData("10.json", """{"id":"x","until":"9999-12-31T00:00:00Z"}""", "leases/11.json")]
    [InlineData("10.json", """{"id":"x","until":"soon"}""", "leases/11.json")]
    [InlineData("10.json", "{", "leases/11.json")]
    [InlineData("10.json", "null", "leases/11.json")]
    [InlineData("010.json", """{"id":"x","until":"2026-11-23T02:04:00Z"}""", "leases/10.json")]
    [InlineData("10.txt", """{"id":"x","until":"2026-11-23T02:04:00Z"}""", "leases/10.json")]
    [InlineData("2147483647.json", """{"id":"x","until":"2026-11-23T02:04:00Z"}""", "leases/10.json")]
    [InlineData("9223372036854775807.json", """{"id":"x","until":"2026-11-23T02:04:00Z"}""", "leases/10.json")]
    [InlineData("99999999999999999999.json", """{"id":"x","until":"2026-11-23T02:04:00Z"}""", "leases/10.json")]
    public async Task IgnoresLeasesThatAreOverOrInvalid(string name, string lease, string next)
    {
        // Leases are ordered by number: 10 follows 9.
        _archive.Put("leases/9.json", """{"id":"x"}""");
        _archive.Put($"leases/{name}", lease);

        Assert.NotEmpty(await HoldAsync(_ => Task.FromResult(_archive.Text(next))));
    }

    [Fact]
    public async Task WaitsForAnActiveLeaseAndReportsIt()
    {
        _archive.Put("leases/1.json", """{"id":"x","until":"2026-11-23T02:00:30Z"}""");
        var reported = new List<Progress>();

        await new LeaseManager(_archive, new WaitingClock(Task.CompletedTask)).RunWithLeaseAsync(
            _ => Task.FromResult("done"), new Listener(reported), default);

        Assert.Equal(
            [new(Other, 0, 0, IsFinished: false) { IsWaiting = true }, new(Other, 0, 0, IsFinished: true) { IsWaiting = true }],
            reported);
    }

    [Fact]
    public async Task GivesUpWhenOtherRunsKeepTheLease()
    {
        var clock = new WaitingClock(Task.CompletedTask);
        _archive.BeforeWrite = key =>
        {
            _archive.Put(key, $$"""{"id":"x","until":"{{clock.GetUtcNow().AddMinutes(5):O}}"}""");
            return Task.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<RunFailedException>(() =>
            new LeaseManager(_archive, clock).RunWithLeaseAsync(_ => Task.FromResult("done"), new NullProgress(), default));

        Assert.Equal(
            "Other runs have held the lease on memory:// for 15 minutes. Run again when they finish. If no run is active, "
            + "delete memory://leases/ first.",
            failure.Message);
    }

    [Fact]
    public async Task CancelsWorkThatTakesMoreThanFourMinutes()
    {
        var work = HoldAsync(async lease =>
        {
            await Task.Delay(Timeout.Infinite, lease.Token);
            return "done";
        });
        _clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(
            "The lease on memory:// has ended: this run did not finish within 4 minutes, and another run may write now. "
            + "Find the cause of the delay, check the clock of this machine, and run again.",
            (await Assert.ThrowsAsync<RunFailedException>(() => work)).Message);
    }

    [Theory]
    [InlineData("put")]
    [InlineData("add")]
    [InlineData("send")]
    public async Task WritesAndSendsOnlyWhileTheLeaseIsValid(string how)
    {
        await HoldAsync(leased => WriteAsync(leased, how));
        Assert.Equal(1, _archive.Writes.Count + _channel.Sent.Count);

        // The process was suspended: no timer has fired.
        var clock = new LateClock();
        await Assert.ThrowsAsync<RunFailedException>(() => HoldAsync(leased =>
        {
            clock.Advance(LeaseRecord.Term);
            return WriteAsync(leased, how);
        }, clock));

        Assert.Equal(1, _archive.Writes.Count + _channel.Sent.Count);
    }

    // A clock that is wrong by more than a minute allows another run to start.
    [Theory]
    [InlineData("add")]
    [InlineData("send")]
    public async Task CompletesAndSendsNothingOnceAnotherRunHasALaterLease(string how)
    {
        await Assert.ThrowsAsync<RunFailedException>(() => HoldAsync(leased =>
        {
            _archive.Put("leases/2.json", "{}");
            return WriteAsync(leased, how);
        }));

        Assert.Equal(0, _archive.Writes.Count + _channel.Sent.Count);
        Assert.Equal("{}", _archive.Text("leases/2.json"));
    }

    private async Task<string> WriteAsync(LeasedArchive leased, string how)
    {
        await (how switch
        {
            "put" => leased.PutAsync("file", Nothing, leased.Token),
            "add" => leased.TryAddAsync("file", Nothing, leased.Token),
            _ => leased.Guard(_channel).SendAsync(Alert, leased.Token),
        });
        return "done";
    }

    private Task<string> HoldAsync() => HoldAsync(_ => Task.FromResult("done"));

    private Task<T> HoldAsync<T>(Func<LeasedArchive, Task<T>> work, TimeProvider? clock = null) =>
        new LeaseManager(_archive, clock ?? _clock).RunWithLeaseAsync(work, new NullProgress(), default);

    /// <summary>A clock whose timers never fire.</summary>
    private sealed class LateClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }

    private sealed class Listener(List<Progress> reported) : IProgress<Progress>
    {
        public void Report(Progress value) => reported.Add(value);
    }
}
