using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline.Archive;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Pipeline;

public sealed class RunTimeoutTests : IDisposable
{
    private static readonly FleetInventory Fleet = Fleets.With(managed: [1, 2], unmanaged: [3]);

    private readonly CancellationTokenSource _sourceDeadline = new();
    private readonly CancellationTokenSource _deadline = new();
    private readonly MemoryArchive _archive = new();
    private readonly RecordingChannel _channel = new();

    public void Dispose()
    {
        _sourceDeadline.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task ATimeoutWhileReadingTheInventoryWritesNothing()
    {
        var run = Run(async token =>
        {
            await _sourceDeadline.CancelAsync();
            token.ThrowIfCancellationRequested();
        });

        var failure = await Assert.ThrowsAsync<RunFailedException>(() => RunAsync(run));

        Assert.StartsWith("Timed out while reading the inventory", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_archive.Writes);
        Assert.Empty(_channel.Sent);
    }

    [Fact]
    public async Task ATimeoutBeforeArchivingWritesNothing()
    {
        var run = Run(_ => _deadline.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(run));

        Assert.Empty(_archive.Writes);
        Assert.Empty(_channel.Sent);
    }

    [Fact]
    public async Task ASecondRunCompletesAfterATimeoutWhileArchiving()
    {
        _archive.BeforeWrite = key =>
            key == ArchiveKeys.ReportHtml(RunFixture.Date(23)) ? _deadline.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(Run(_ => Task.CompletedTask)));
        var wasComplete = await new RunStore(_archive).ReadAsync(RunFixture.Date(23), default) is not null;
        _archive.BeforeWrite = _ => Task.CompletedTask;

        var result = await Run(_ => Task.CompletedTask).RunAsync(RunFixture.Date(23), new NullProgress(), default);

        Assert.False(wasComplete);
        Assert.False(result.WasComplete);
        Assert.Single(_channel.Sent);
    }

    private Task<RunResult> RunAsync(NightlyRun run) => run.RunAsync(RunFixture.Date(23), new NullProgress(), _deadline.Token);

    private NightlyRun Run(Func<CancellationToken, Task> whileReading)
    {
        var source = new ScriptedSource(async token =>
        {
            await whileReading(token);
            return Fleet;
        });
        var observer = new Observer(source, []) { SourceDeadline = _sourceDeadline.Token };
        return new(observer, _archive, new ReportWriter(), _channel, new(), TimeProvider.System);
    }
}
