using FleetDiff.Cli.Views;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Cli.Tests;

public sealed class ProgressOfAReading
{
    [Fact]
    public async Task IsALineAtTheStartAndTheEndOfAListWithoutATerminal() =>
        Assert.Equal(
            """
            Reading EC2 instances
            Reading managed nodes
            managed nodes: 1 row in 1 page
            EC2 instances: 1,200 rows in 2 pages

            """,
            await ReadAsync(columns: null));

    [Fact]
    public async Task MovesInATerminal()
    {
        var said = await ReadAsync(columns: 80);

        Assert.Contains('\e', said);
        Assert.Contains("EC2 instances: 1,200 rows in 2 pages", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysInATerminalForHowLongNothingHasCome() => Assert.Contains(
        "Asking the archive and Resource Explorer … 12 s", await WaitAsync(columns: 80), StringComparison.Ordinal);

    [Fact]
    public async Task SaysNothingOfWaitingWithoutATerminal() => Assert.Empty(await WaitAsync(columns: null));

    private static async Task<string> WaitAsync(int? columns)
    {
        using var talk = new StringWriter();
        var clock = new FakeTimeProvider();
        await ReadingProgress.WatchAsync(Session(talk, columns, clock), _ =>
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

    private static async Task<string> ReadAsync(int? columns)
    {
        using var talk = new StringWriter { NewLine = "\n" };
        var session = Session(talk, columns, TimeProvider.System);
        await ReadingProgress.WatchAsync(session, progress =>
        {
            progress.Report(new("EC2 instances", 1, 999, Finished: false));
            progress.Report(new("managed nodes", 1, 1, Finished: true));
            progress.Report(new("EC2 instances", 2, 1200, Finished: true));
            return Task.FromResult(true);
        });
        return talk.ToString();
    }
}
