using FleetDiff.Cli.Rendering.Layout;
using Microsoft.Extensions.Time.Testing;
using Progress = FleetDiff.Core.Pipeline.Progress;

namespace FleetDiff.Cli.Tests.Rendering;

public sealed class ReadProgressViewTests
{
    private static readonly Progress[] Another =
    [
        new("another run", 0, 0, IsFinished: false) { IsWaiting = true },
        new("another run", 0, 0, IsFinished: false) { IsWaiting = true },
        new("another run", 0, 0, IsFinished: true) { IsWaiting = true },
    ];

    [Fact]
    public async Task PrintsTheStartAndTheEndOfAListWithoutATerminal() =>
        Assert.Equal(
            """
            Reading EC2 instances
            Reading managed nodes
            managed nodes: 1 row in 1 page
            EC2 instances: 1,200 rows in 2 pages

            """,
            await ReadAsync(columns: null));

    [Fact]
    public async Task AnimatesInATerminal()
    {
        var said = await ReadAsync(columns: 80);

        Assert.Contains('\e', said);
        Assert.Contains("EC2 instances: 1,200 rows in 2 pages", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintsOneLineForAWaitWithoutATerminal() =>
        Assert.Equal("Waiting for another run\n", await SayAsync(columns: null, Another));

    [Fact]
    public async Task ShowsTheWaitForAnotherRunInATerminal()
    {
        var said = await SayAsync(columns: 80, Another);

        Assert.Contains("Waiting for another run", said, StringComparison.Ordinal);
        Assert.DoesNotContain("0 rows", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsTheTimeSinceTheLastResponseInATerminal() => Assert.Contains(
        "Reading the archive and Resource Explorer … 12 s", await WaitAsync(columns: 80), StringComparison.Ordinal);

    [Fact]
    public async Task PrintsNothingWhileWaitingForAResponseWithoutATerminal() => Assert.Empty(await WaitAsync(columns: null));

    private static async Task<string> WaitAsync(int? columns)
    {
        using var talk = new StringWriter();
        var clock = new FakeTimeProvider();
        await ReadProgressView.WatchAsync(Session(talk, columns, clock), _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(12));
            return Task.FromResult(true);
        });
        return talk.ToString();
    }

    private static Session Session(TextWriter talk, int? columns, TimeProvider clock) => new(new Host
    {
        Environment = new Dictionary<string, string?>(),
        Out = new(TextWriter.Null),
        Error = new(talk, columns),
        Clock = clock,
    });

    private static Task<string> ReadAsync(int? columns) => SayAsync(columns,
        new("EC2 instances", 1, 999, IsFinished: false),
        new("managed nodes", 1, 1, IsFinished: true),
        new("EC2 instances", 2, 1200, IsFinished: true));

    private static async Task<string> SayAsync(int? columns, params Progress[] all)
    {
        using var talk = new StringWriter { NewLine = "\n" };
        await ReadProgressView.WatchAsync(Session(talk, columns, TimeProvider.System), progress =>
        {
            foreach (var each in all)
            {
                progress.Report(each);
            }

            return Task.FromResult(true);
        });
        return talk.ToString();
    }
}
