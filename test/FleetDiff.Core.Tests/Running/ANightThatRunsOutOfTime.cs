using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public sealed class ANightThatRunsOutOfTime : IDisposable
{
    private static readonly Inventory Fleet = Fleets.With(managed: [1, 2], unmanaged: [3]);

    private readonly CancellationTokenSource _noMoreQuestions = new();
    private readonly CancellationTokenSource _deadline = new();
    private readonly MemoryArchive _archive = new();
    private readonly RecordingChannel _channel = new();

    public void Dispose()
    {
        _noMoreQuestions.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task BeforeTheInventoryIsReadWritesNothingAndSaysSo()
    {
        var night = Night(async token =>
        {
            await _noMoreQuestions.CancelAsync();
            token.ThrowIfCancellationRequested();
        });

        var failure = await Assert.ThrowsAsync<NightFailedException>(() => RunAsync(night));

        Assert.StartsWith("There was no time to read the inventory to the end", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_archive.Writes);
        Assert.Empty(_channel.Sent);
    }

    [Fact]
    public async Task BetweenReadingAndArchivingWritesNothing()
    {
        var night = Night(_ => _deadline.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(night));

        Assert.Empty(_archive.Writes);
        Assert.Empty(_channel.Sent);
    }

    [Fact]
    public async Task WhileArchivingIsNotCompleteAndIsDoneWhenItRunsAgain()
    {
        _archive.BeforeWrite = key =>
            key == ArchiveKeys.ReportHtml(Stage.Date(23)) ? _deadline.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(Night(_ => Task.CompletedTask)));
        var wasComplete = await new Nights(_archive).ReadAsync(Stage.Date(23), default) is not null;
        _archive.BeforeWrite = _ => Task.CompletedTask;

        var result = await Night(_ => Task.CompletedTask).RunAsync(Stage.Date(23), new Silence(), default);

        Assert.False(wasComplete);
        Assert.False(result.WasComplete);
        Assert.Single(_channel.Sent);
    }

    private Task<NightResult> RunAsync(Night night) => night.RunAsync(Stage.Date(23), new Silence(), _deadline.Token);

    private Night Night(Func<CancellationToken, Task> whileReading)
    {
        var observer = new Observer(new Reading(whileReading), []) { NoMoreQuestions = _noMoreQuestions.Token };
        return new(observer, _archive, _channel, new(), TimeProvider.System);
    }

    private sealed class Reading(Func<CancellationToken, Task> during) : IInventorySource
    {
        public async Task<Inventory> ReadAsync(
            IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
        {
            await during(cancellationToken);
            return Fleet;
        }
    }
}
