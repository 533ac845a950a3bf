using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Commands;
using FleetDiff.Cli.Rendering;
using Progress = FleetDiff.Core.Pipeline.Progress;

namespace FleetDiff.Cli.Tests.Rendering;

/// <summary>The progress of reading and of checks, on standard error.</summary>
public sealed class ProgressTests
{
    private static readonly Progress[] Lists =
    [
        new("EC2 instances", 1, 999, IsFinished: false),
        new("managed nodes", 1, 1, IsFinished: true),
        new("EC2 instances", 2, 1200, IsFinished: true),
    ];

    private static readonly Progress[] AnotherRun =
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
            await ReadAsync(columns: null, Lists));

    [Fact]
    public async Task AnimatesInATerminal()
    {
        var said = await ReadAsync(columns: 80, Lists);

        Assert.Contains('\e', said);
        Assert.Contains("EC2 instances: 1,200 rows in 2 pages", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintsOneLineForAWaitWithoutATerminal() =>
        Assert.Equal("Waiting for another run\n", await ReadAsync(columns: null, AnotherRun));

    [Fact]
    public async Task ShowsTheWaitForAnotherRunInATerminal()
    {
        var said = await ReadAsync(columns: 80, AnotherRun);

        Assert.Contains("Waiting for another run", said, StringComparison.Ordinal);
        Assert.DoesNotContain("0 rows", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(80, "Reading the archive and Resource Explorer")]
    public async Task ShowsTheElapsedTimeBeforeTheFirstResponseInATerminal(int? columns, string shown)
    {
        var said = await WatchAsync(columns, session => ReadProgressView.WatchAsync(session, _ => Task.FromResult(true)));

        AssertShown(shown, said);
        Assert.Equal(columns is not null, said.Contains("00:00:0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(80, "Checking: View, [Topic]")]
    public async Task NamesTheCurrentChecksInATerminal(int? columns, string shown) => AssertShown(shown, await WatchAsync(
        columns, session => UnfinishedChecks.WatchAsync(session, unfinished =>
        {
            unfinished.Report([]);
            unfinished.Report(["View", "[Topic]"]);
            return Task.FromResult<IReadOnlyList<CompletedCheck>>([]);
        })));

    private static void AssertShown(string shown, string said)
    {
        Assert.Equal(shown.Length == 0, said.Length == 0);
        Assert.Contains(shown, said, StringComparison.Ordinal);
    }

    private static Task<string> ReadAsync(int? columns, Progress[] all) => WatchAsync(
        columns, session => ReadProgressView.WatchAsync(session, progress =>
        {
            Array.ForEach(all, progress.Report);
            return Task.FromResult(true);
        }));

    private static async Task<string> WatchAsync(int? columns, Func<Session, Task> work)
    {
        var said = await new Terminal { Columns = columns }.CaptureAsync(async host =>
        {
            await work(new Session(host));
            return 0;
        });
        return said.Error.ReplaceLineEndings("\n");
    }
}
