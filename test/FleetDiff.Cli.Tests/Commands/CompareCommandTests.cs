namespace FleetDiff.Cli.Tests.Commands;

public sealed class CompareCommandTests(DemoArchive demo) : IClassFixture<DemoArchive>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task ShowsTheDifferences()
    {
        var said = await CompareAsync("2026-11-21", "2026-11-23");

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.CheckLines("compare.txt", said.Out);
    }

    [Fact]
    public async Task AcceptsTheDatesInEitherOrder() => Assert.Equal(
        await CompareAsync("2026-11-21", "2026-11-23"), await CompareAsync("2026-11-23", "2026-11-21"));

    [Fact]
    public async Task NamesTheSourceThatOneReportLacks() => Assert.Contains(
        "Note: 2026-11-22 has no evidence from systems-manager (denied)",
        (await CompareAsync("2026-11-22", "2026-11-23")).Out, Ordinal);

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public async Task FitsANarrowTerminal(int columns)
    {
        var said = await Terminal.Plain(columns).SayAsync("compare", "2026-11-21", "2026-11-23", "--archive", demo.Path);

        Assert.Contains("333344445555", said.Out, Ordinal);
        Assert.All(said.Out.Split('\n'), line => Assert.True(line.Length <= columns, line));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", "Both dates are 2026-11-23: give two different dates.")]
    [InlineData("2026-11-23", "2026-11-18", "There is no complete report of 2026-11-18 in ")]
    [InlineData("2026-11-18", "2026-11-22", "Available: 2026-11-23, 2026-11-22, 2026-11-21, 2026-11-20, 2026-11-19.")]
    [InlineData("2026-11-23", "yesterday", "'yesterday' is not a date of the form 2026-11-23.")]
    public async Task RejectsInvalidDates(string one, string other, string why)
    {
        var said = await CompareAsync(one, other);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains(why, said.Error, Ordinal);
    }

    [Theory]
    [InlineData(null, "instances.jsonl.gz cannot be read: it is missing.")]
    [InlineData("this is no gzip", "instances.jsonl.gz cannot be read: The")]
    [InlineData("", "instances.jsonl.gz cannot be read: The")]
    public async Task RequiresTheInstancesOfBothRuns(string? file, string why)
    {
        const string Instances = "instances/date=2026-11-22/instances.jsonl.gz";
        using var broken = new TempFolder();
        broken.Copy(demo.Path);
        File.Delete(Path.Combine(broken.Path, Instances));
        if (file is not null)
        {
            broken.File(Instances, file);
        }

        var said = await Terminal.RunAsync("compare", "2026-11-22", "2026-11-23", "--archive", broken.Path);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains(why, said.Error, Ordinal);
        Assert.Single(said.Error.TrimEnd().Split('\n'));
    }

    private Task<CommandResult> CompareAsync(params string[] dates) =>
        Terminal.RunAsync(["compare", .. dates, "--archive", demo.Path]);
}
