using System.Text.Json;

namespace FleetDiff.Cli.Tests.Commands;

public sealed class DemoCommandTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task PrintsFiveRunsAndWritesTheSameReportOnEveryMachine()
    {
        const string Report = "reports/date=2026-11-23/report.json";

        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.CheckLines("demo.txt", said.Out.Replace(_temp.Path, "<folder>", StringComparison.Ordinal));
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(demo.Path, Report)),
            await File.ReadAllTextAsync(Path.Combine(_temp.Path, Report)));
    }

    [Fact]
    public async Task ASecondDemoChangesNothingAndReportsIt()
    {
        _temp.Copy(demo.Path);
        var before = Contents(_temp.Path);

        var again = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(5, again.Out.Split("Already complete").Length - 1);
        Assert.Equal(before, Contents(_temp.Path));
    }

    [Theory]
    [InlineData("SSM.1, row 1", "i-06eeb73fa10ca3266", "managed", "node-listed-and-passed")]
    [InlineData("SSM.1, row 2", "i-0eb11f1055269b82a", "unmanaged", "failed-without-node")]
    [InlineData("SSM.1, row 3", "i-0a181ef2c4f2cff9b", "unmanaged", "failed-without-node")]
    [InlineData("SSM.1, row 4", "i-028e8ff5c575473c5", "dormant", "passed-without-node")]
    [InlineData("SSM.1, row 5", "i-056fe5d1483d7a598", "unmanaged", "stopped-never-managed")]
    [InlineData("stopped, unknown to SSM.1, managed before", "i-0b480080a9ce96d84", "dormant", "stopped-once-managed")]
    [InlineData("known to nobody else", "i-085eeabe4e8fc6c89", "unmanaged", "running-without-node")]
    [InlineData("managed, and failed since", "i-04225f5994b0ecd6d", "disputed", "failed-since-node-listed")]
    [InlineData("failed, and managed since", "i-09e4e9ecfe68638fd", "managed", "node-listed-since-failed")]
    [InlineData("running, and passed", "i-04f58c72602b7ba28", "disputed", "passed-while-running")]
    public async Task HasTheRowsOfTheTableOfVerdicts(string what, string instance, string verdict, string reason)
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(demo.Path, "instances/date=2026-11-23/instances.jsonl.gz"));
        var row = TestGzip.UnpackLines(file)
            .Select(line => JsonElement.Parse(line)).Single(row => row.GetProperty("instance").GetString() == instance);

        Assert.Equal(
            (what, verdict, reason), (what, row.GetProperty("verdict").GetString(), row.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task DoesNotReplaceExistingExemptions()
    {
        const string Own = "account,region,instance,until,reason\n*,*,i-0a181ef2c4f2cff9b,,It is ours\n";
        var file = _temp.File("exemptions.csv", Own);

        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("exemptions.csv line 2: It is ours",
            (await Terminal.RunAsync("show", "--all", "--archive", _temp.Path)).Out, StringComparison.Ordinal);
        Assert.Equal(Own, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task DoesNotChangeAnArchiveOfOtherRuns()
    {
        Directory.CreateDirectory(Path.Combine(_temp.Path, "reports/date=2026-01-01"));

        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains("has reports that are not from the demo", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpensThePageOfTheLastDate()
    {
        _temp.Copy(demo.Path);
        var opened = "";
        var terminal = new Terminal
        {
            OpenFile = path =>
            {
                opened = path;
                return null;
            },
        };

        var said = await terminal.SayAsync("demo", "--archive", _temp.Path, "--open");

        Assert.Equal(Path.Combine(_temp.Path, "reports/date=2026-11-23/report.html"), opened.Replace('\\', '/'));
        Assert.EndsWith($"Opened {opened}.\n", said.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SucceedsWhenThePageCannotBeOpened()
    {
        _temp.Copy(demo.Path);
        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path, "--open");

        Assert.Equal(0, said.ExitCode);
        Assert.EndsWith("report.html could not be opened: There is no browser. Open it in a browser.",
            said.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequiresAFolder()
    {
        var said = await Terminal.RunAsync("demo", "--archive", "s3://my-bucket/fleet");

        Assert.Equal((1, "The demo needs a folder: give one with --archive, or leave it out.\n"),
            (said.ExitCode, said.Error.ReplaceLineEndings("\n")));
    }

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
            file => Convert.ToHexString(File.ReadAllBytes(file)));
}
