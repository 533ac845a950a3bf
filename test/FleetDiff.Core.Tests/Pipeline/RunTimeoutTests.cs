using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

public sealed class RunTimeoutTests : IDisposable
{
    private static readonly FleetInventory Fleet = Fleets.With(managed: [1, 2], unmanaged: [3]);

    private readonly CancellationTokenSource _sourceDeadline = new();
    private readonly CancellationTokenSource _deadline = new();
    private readonly RunFixture _stage;

    public RunTimeoutTests() => _stage = new() { SourceDeadline = _sourceDeadline.Token, Deadline = _deadline.Token };

    public void Dispose()
    {
        _sourceDeadline.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task ATimeoutWhileReadingTheInventoryWritesNothing()
    {
        var failure = await Assert.ThrowsAsync<RunFailedException>(() => _stage.RunAsync(23, async token =>
        {
            await _sourceDeadline.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Fleet;
        }));

        Assert.StartsWith("Timed out while reading the inventory", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Archive.Writes);
        Assert.Empty(_stage.Channel.Sent);
    }

    [Fact]
    public async Task ATimeoutBeforeArchivingWritesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _stage.RunAsync(23, async _ =>
        {
            await _deadline.CancelAsync();
            return Fleet;
        }));

        Assert.Empty(_stage.Archive.Writes);
        Assert.Empty(_stage.Channel.Sent);
    }

    [Fact]
    public async Task ASecondRunCompletesAfterATimeoutWhileArchiving()
    {
        _stage.Archive.BeforeWrite = key =>
            key == ArchiveKeys.ReportHtml(RunFixture.Date(23)) ? _deadline.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _stage.RunAsync(23, Fleet));
        var wasComplete = await new RunStore(_stage.Archive).ReadAsync(RunFixture.Date(23), default) is not null;
        _stage.Archive.BeforeWrite = _ => Task.CompletedTask;
        _stage.Deadline = default;

        var result = await _stage.RunAsync(23, Fleet);

        Assert.False(wasComplete);
        Assert.False(result.WasComplete);
        Assert.Single(_stage.Channel.Sent);
    }
}
