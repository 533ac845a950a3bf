using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Rendering.Views;

namespace FleetDiff.Cli.Tests.Rendering;

public sealed class DoctorProgressTests
{
    [Fact]
    public async Task ShowsNothingWithoutATerminal() => Assert.Equal("", await LookAsync(columns: null));

    [Fact]
    public async Task NamesTheCurrentCheckInATerminal() =>
        Assert.Contains("Checking: View, [Topic]", await LookAsync(columns: 80), StringComparison.Ordinal);

    private static async Task<string> LookAsync(int? columns)
    {
        using var talk = new StringWriter { NewLine = "\n" };
        var session = new Session(new Host
        {
            Environment = new Dictionary<string, string?>(),
            Out = new(TextWriter.Null),
            Error = new(talk, columns),
        });
        await DoctorProgress.WatchAsync(session, unfinished =>
        {
            unfinished.Report([]);
            unfinished.Report(["View", "[Topic]"]);
            return Task.FromResult<IReadOnlyList<CompletedCheck>>([]);
        });
        return talk.ToString();
    }
}
