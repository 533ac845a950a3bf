using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline.Archive;
using FleetDiff.Reporting;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>
/// The result of two runs for one date in one archive. A test class for each kind of archive derives from it.
/// </summary>
public abstract class ConcurrentRunsContract
{
    private const int FewestPoints = 30;
    private const int Rounds = 5;

    // Two runs see slightly different fleets.
    private static readonly FleetInventory SeenFirst = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly FleetInventory SeenSecond = Fleets.With(managed: [1], unmanaged: [2, 3]);

    private readonly Dictionary<FleetInventory, string> _undisturbed = new(ReferenceEqualityComparer.Instance);
    private int _opened;

    /// <summary>The distance between the points at which the first run is stopped.</summary>
    protected virtual int Stride => 1;

    /// <summary>Creates an empty archive.</summary>
    /// <param name="name">Distinguishes the archives of one test.</param>
    protected abstract IArchive Open(string name);

    [Fact]
    public async Task TwoRunsGiveOneReportAndOneAlertWhereverTheyMeet()
    {
        await foreach (var first in StoppedAnywhereAsync())
        {
            var clock = new WaitingClock(first.Run);
            var second = RunAsync(SeenSecond, first.Archive, first.Channel, clock);
            await Task.WhenAny(second, clock.Waits);
            first.Gate.Open();

            await AssertOneAsync(first.Archive, first.Channel, first.Run, second);
        }
    }

    [Fact]
    public async Task ASecondRunTakesOverWhereverTheFirstIsKilled()
    {
        await foreach (var killed in StoppedAnywhereAsync())
        {
            var sent = killed.Channel.Sent.Count;
            var marked = (await killed.Archive.ListAsync(ArchiveKeys.Alerts, default)).Count;

            var second = await RunAsync(
                SeenSecond, killed.Archive, killed.Channel, new WaitingClock(Task.CompletedTask));

            // The alert is sent twice only if the first run is killed between sending and marking.
            Assert.Equal(sent + 1 - marked, killed.Channel.Sent.Count);
            await AssertWholeAsync(killed.Archive, second);
        }
    }

    [Fact]
    public async Task TwoParallelRunsGiveOneReportAndOneAlert()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (archive, channel) = (Open(), new RecordingChannel());

            await AssertOneAsync(
                archive,
                channel,
                Task.Run(() => RunAsync(SeenFirst, archive, channel, TimeProvider.System)),
                Task.Run(() => RunAsync(SeenSecond, archive, channel, TimeProvider.System)));
        }
    }

    private static Task<RunResult> RunAsync(
        FleetInventory inventory, IArchive archive, IAlertChannel channel, TimeProvider clock)
    {
        var observer = new Observer(new ScriptedSource(inventory), []);
        return new NightlyRun(observer, archive, new ReportWriter(), channel, new(), new FakeTimeProvider(Fleets.Now))
        {
            LeaseClock = clock,
        }.RunAsync(Fleets.RunDate, new NullProgress(), default);
    }

    private async Task AssertOneAsync(IArchive archive, RecordingChannel channel, params Task<RunResult>[] runs)
    {
        var results = await Task.WhenAll(runs);
        Assert.Single(channel.Sent);
        Assert.Single(results, result => !result.WasComplete);
        Assert.All(results, result => Assert.Equal("message-1", result.Alert.MessageId));
        await AssertWholeAsync(archive, results[0]);
    }

    // The archive equals that of one undisturbed run, the first or the second.
    private async Task AssertWholeAsync(IArchive archive, RunResult result)
    {
        var seen = result.Report.Totals.Unmanaged == 1 ? SeenFirst : SeenSecond;
        if (!_undisturbed.TryGetValue(seen, out var undisturbed))
        {
            var alone = Open();
            await RunAsync(seen, alone, new RecordingChannel(), TimeProvider.System);
            _undisturbed[seen] = undisturbed = await ArchiveText.ReadAsync(alone);
        }

        Assert.Equal(undisturbed, await ArchiveText.ReadAsync(archive));
    }

    private IArchive Open() => Open($"archive-{_opened++}");

    // Stops the first run at each of its points in turn.
    private async IAsyncEnumerable<Stopped> StoppedAnywhereAsync()
    {
        for (var point = 1; ; point += Stride)
        {
            var (archive, channel, gate) = (Open(), new RecordingChannel(), new Gate(point));
            var run = RunAsync(
                SeenFirst,
                new GatedArchive(archive, gate),
                new GatedChannel(channel, gate),
                new WaitingClock(Task.CompletedTask));
            if (await Task.WhenAny(run, gate.Reached) == run)
            {
                await run;
                Assert.True(point > FewestPoints);
                yield break;
            }

            yield return new(archive, channel, gate, run);
        }
    }

    private sealed record Stopped(IArchive Archive, RecordingChannel Channel, Gate Gate, Task<RunResult> Run);
}
