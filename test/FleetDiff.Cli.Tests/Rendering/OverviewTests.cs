namespace FleetDiff.Cli.Tests.Rendering;

/// <summary>The length of a report in a terminal, for fleets of all sizes.</summary>
public sealed class OverviewTests : IDisposable
{
    private const int MaxLines = 100;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(20)]
    [InlineData(6_000)]
    public async Task FitsTwoScreensAtEverySizeAndAllListsEveryInstance(int unmanaged)
    {
        await LargeFleet.ArchiveAsync(unmanaged, _temp.Path);

        var overview = await ShowAsync();
        var all = await ShowAsync("--all");
        var markdown = await ShowAsync("--output", "markdown");

        Assert.InRange(CountLines(overview), 20, MaxLines);
        Assert.InRange(CountLines(markdown), 20, MaxLines);
        Assert.True(CountLines(all) > unmanaged, all);
        Assert.DoesNotContain("--all", all, StringComparison.Ordinal);
    }

    private async Task<string> ShowAsync(params string[] more)
    {
        var terminal = new Terminal { Columns = 120, Environment = { ["NO_COLOR"] = "1" } };
        return (await terminal.SayAsync(["show", "--archive", _temp.Path, .. more])).Out;
    }

    private static int CountLines(string text) => text.TrimEnd().Split('\n').Length;
}
