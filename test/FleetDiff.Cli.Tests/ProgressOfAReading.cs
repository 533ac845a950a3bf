using FleetDiff.Cli.Views;

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

    private static async Task<string> ReadAsync(int? columns)
    {
        using var talk = new StringWriter { NewLine = "\n" };
        var session = new Session(new Host
        {
            Environment = new Dictionary<string, string?>(),
            Out = new(TextWriter.Null),
            Error = new(talk, columns),
        });
        await ReadingProgress.WatchAsync(session.Talk, progress =>
        {
            progress.Report(new("EC2 instances", 1, 999, Finished: false));
            progress.Report(new("managed nodes", 1, 1, Finished: true));
            progress.Report(new("EC2 instances", 2, 1200, Finished: true));
            return Task.FromResult(true);
        });
        return talk.ToString();
    }
}
