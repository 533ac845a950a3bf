using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

public sealed class RunTimeoutTests
{
    private static readonly FleetInventory Fleet = Fleets.With(managed: [1, 2], unmanaged: [3]);

    [Fact]
    public async Task ATimeoutWhileReadingTheInventoryWritesNothing()
    {
        using var deadline = new CancellationTokenSource();
        var stage = new RunFixture { SourceDeadline = deadline.Token };

        var failure = await Assert.ThrowsAsync<RunFailedException>(() => stage.RunAsync(23, async token =>
        {
            await deadline.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Fleet;
        }));

        Assert.StartsWith("Timed out while reading the inventory", failure.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Archive.Writes);
        Assert.Empty(stage.Channel.Sent);
    }

    [Fact]
    public async Task ATimeoutBeforeArchivingWritesNothing()
    {
        using var deadline = new CancellationTokenSource();
        var stage = new RunFixture { Deadline = deadline.Token };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(23, async _ =>
        {
            await deadline.CancelAsync();
            return Fleet;
        }));

        Assert.Empty(stage.Archive.Writes);
        Assert.Empty(stage.Channel.Sent);
    }

    [Fact]
    public async Task ASecondRunCompletesAfterATimeoutWhileArchiving()
    {
        using var deadline = new CancellationTokenSource();
        var stage = new RunFixture { Deadline = deadline.Token };
        stage.Archive.BeforeWrite = key =>
            key == ArchiveKeys.ReportHtml(RunFixture.Date(23)) ? deadline.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(23, Fleet));
        var wasComplete = await new RunStore(stage.Archive).ReadAsync(RunFixture.Date(23), default) is not null;
        stage.Archive.BeforeWrite = _ => Task.CompletedTask;
        stage.Deadline = default;

        var result = await stage.RunAsync(23, Fleet);

        Assert.False(wasComplete);
        Assert.False(result.WasComplete);
        Assert.Single(stage.Channel.Sent);
    }
}
