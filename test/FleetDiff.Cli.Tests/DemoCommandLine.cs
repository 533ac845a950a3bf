using System.Text.Json;

namespace FleetDiff.Cli.Tests;

public sealed class DemoCommandLine : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task TellsThreeNights()
    {
        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.Check("demo.txt", said.Out.Replace(_temp.Path, "<folder>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FitsATerminalOf80Columns()
    {
        var terminal = new Terminal { Columns = 80, Environment = { ["NO_COLOR"] = "1" } };
        await terminal.SayAsync("demo", "--archive", _temp.Path);

        var said = await terminal.SayAsync("show", "--archive", _temp.Path);

        Assert.All(said.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task KeepsIdsWholeInATerminalOf60Columns()
    {
        var terminal = new Terminal { Columns = 60, Environment = { ["NO_COLOR"] = "1" } };
        await terminal.SayAsync("demo", "--archive", _temp.Path);

        var said = await terminal.SayAsync("show", "--archive", _temp.Path);

        Assert.Contains("444455556666 ap-northeast-3 i-", said.Out, StringComparison.Ordinal);
        Assert.All(said.Out.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public async Task RunAgainDoesNothingAgainAndSaysSo()
    {
        await Terminal.RunAsync("demo", "--archive", _temp.Path);
        var before = Contents();

        var again = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(3, again.Out.Split("Already complete: nothing was done again").Length - 1);
        Assert.Equal(before, Contents());
    }

    [Fact]
    public async Task ArchivesEveryFileOfEveryNight()
    {
        await Terminal.RunAsync("demo", "--archive", _temp.Path);

        string[] files = ["reports/{0}/report.json", "reports/{0}/report.html", "reports/{0}/unmanaged.csv",
            "instances/{0}/instances.jsonl.gz", "alerts/{0}/alert.json"];
        string[] nights = ["date=2026-11-21", "date=2026-11-22", "date=2026-11-23"];
        Assert.Equal(
            files.SelectMany(file => nights.Select(night => file.Replace("{0}", night, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
            Contents().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TellsInTheLastReportWhatIsNewResolvedAndGone()
    {
        await Terminal.RunAsync("demo", "--archive", _temp.Path);

        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(_temp.Path, "reports/date=2026-11-23/report.json")));
        Assert.Equal(["i-085eeabe4e8fc6c89", "i-03ef6ac814e90e2c2"], Ids("new"));
        Assert.Equal(["i-04225f5994b0ecd6d"], Ids("resolved"));
        Assert.Equal(["i-091c6ae2b450d633b"], Ids("gone"));
        Assert.Equal(["i-0761eb261343629ef"], Ids("orphans"));
        Assert.Equal(["i-0f4fae077f8525d29"], Ids("exempted"));
        Assert.Equal(56, report.RootElement.GetProperty("totals").GetProperty("instances").GetInt32());

        IEnumerable<string?> Ids(string list) => report.RootElement.GetProperty(list).EnumerateArray()
            .Select(row => row.GetProperty("instance").GetString());
    }

    [Fact]
    public async Task MakesTheSameArchiveEverywhere()
    {
        using var other = new TempFolder();
        await Terminal.RunAsync("demo", "--archive", _temp.Path);
        await Terminal.RunAsync("demo", "--archive", other.Path);

        const string Report = "reports/date=2026-11-23/report.json";
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(_temp.Path, Report)),
            await File.ReadAllTextAsync(Path.Combine(other.Path, Report)));
    }

    [Fact]
    public async Task LeavesAnArchiveOfOtherNightsAlone()
    {
        Directory.CreateDirectory(Path.Combine(_temp.Path, "reports/date=2026-01-01"));

        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains("has nights that are not the demo's", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WantsAFolder()
    {
        var said = await Terminal.RunAsync("demo", "--archive", "s3://my-bucket/fleet");

        Assert.Equal((1, "The demo needs a folder: give one with --archive, or leave it out.\n"),
            (said.ExitCode, said.Error.ReplaceLineEndings("\n")));
    }

    private Dictionary<string, string> Contents() =>
        Directory.EnumerateFiles(_temp.Path, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(_temp.Path, file).Replace('\\', '/'),
            file => Convert.ToHexString(File.ReadAllBytes(file)));
}
