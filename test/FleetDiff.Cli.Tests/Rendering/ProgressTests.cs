using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Cli.Rendering.Views;
using Microsoft.Extensions.Time.Testing;
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
    [InlineData(80, "Reading the archive and Resource Explorer … 12 s")]
    public async Task ShowsTheTimeSinceTheLastResponseInATerminal(int? columns, string shown)
    {
        var clock = new FakeTimeProvider();

        var said = await WatchAsync(columns, clock, session => ReadProgressView.WatchAsync(session, _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(12));
            return Task.FromResult(true);
        }));

        AssertShown(shown, said);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(80, "Checking: View, [Topic]")]
    public async Task NamesTheCurrentChecksInATerminal(int? columns, string shown) => AssertShown(shown, await WatchAsync(
        columns, TimeProvider.System, session => DoctorProgress.WatchAsync(session, unfinished =>
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
        columns, TimeProvider.System, session => ReadProgressView.WatchAsync(session, progress =>
        {
            Array.ForEach(all, progress.Report);
            return Task.FromResult(true);
        }));

    private static async Task<string> WatchAsync(int? columns, TimeProvider clock, Func<Session, Task> work)
    {
        using var talk = new StringWriter { NewLine = "\n" };
        await work(new Session(new Host
        {
            Environment = new Dictionary<string, string?>(),
            Out = new(TextWriter.Null),
            Error = new(talk, columns),
            Clock = clock,
        }));
        return talk.ToString();
    }
}
