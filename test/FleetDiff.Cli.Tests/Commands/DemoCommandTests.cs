using System.IO.Compression;
using System.Text.Json;

namespace FleetDiff.Cli.Tests.Commands;

public sealed class DemoCommandTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task PrintsFiveRuns()
    {
        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.CheckLines("demo.txt", said.Out.Replace(_temp.Path, "<folder>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FitsATerminalOf80Columns()
    {
        var terminal = new Terminal { Columns = 80, Environment = { ["NO_COLOR"] = "1" } };
        var said = await terminal.SayAsync("show", "--all", "--archive", demo.Path);

        Assert.All(said.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task DoesNotBreakIdsInATerminalOf60Columns()
    {
        var terminal = new Terminal { Columns = 60, Environment = { ["NO_COLOR"] = "1" } };
        var said = await terminal.SayAsync("show", "--all", "--archive", demo.Path);

        Assert.Contains("444455556666 ap-northeast-3 i-", said.Out, StringComparison.Ordinal);
        Assert.All(said.Out.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public async Task ASecondDemoChangesNothingAndReportsIt()
    {
        await Terminal.RunAsync("demo", "--archive", _temp.Path);
        var before = Contents(_temp.Path);

        var again = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(5, again.Out.Split("Already complete").Length - 1);
        Assert.Equal(before, Contents(_temp.Path));
    }

    [Fact]
    public async Task WritesEveryFileOfEveryRun()
    {
        string[] files = ["reports/{0}/report.json", "reports/{0}/report.html", "reports/{0}/unmanaged.csv",
            "reports/{0}/coverage/coverage.csv", "reports/{0}/unmanaged.ocsf.jsonl", "instances/{0}/instances.jsonl.gz", "alerts/{0}/alert.json"];
        string[] runs = ["date=2026-11-19", "date=2026-11-20", "date=2026-11-21", "date=2026-11-22", "date=2026-11-23"];
        Assert.Equal(
            files.SelectMany(file => runs.Select(run => file.Replace("{0}", run, StringComparison.Ordinal)))
                .Append("exemptions.csv").Append("reports/index.html").Order(StringComparer.Ordinal),
            Contents(demo.Path).Keys.Where(file => !IsAnOwners(file) && !file.StartsWith("leases/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WritesAFileForEveryAccount()
    {
        Assert.Equal(
            ["111122223333.csv", "222233334444.csv", "333344445555.csv", "444455556666.csv", "555566667777.csv", "600011112222.csv",
                "666677778888.csv", "888899990000.csv"],
            Contents(demo.Path).Keys.Where(file => IsAnOwners(file) && file.Contains("11-23", StringComparison.Ordinal))
                .Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheLastReportListsNewResolvedAndRemoved()
    {
        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(demo.Path, "reports/date=2026-11-23/report.json")));
        Assert.Equal(9, Ids("new").Count());
        Assert.Equal(["i-0afc1f84e35cf132e", "i-09e4e9ecfe68638fd"], Ids("resolved"));
        Assert.Equal(["i-091c6ae2b450d633b", "i-0e4efada20fb0d3e8"], Ids("removed"));
        Assert.Equal(["i-0761eb261343629ef"], Ids("orphanedNodes"));
        Assert.Equal(["i-0f4fae077f8525d29", "i-026e12da4cad8c06d", "i-04b567557d391c37f"], Ids("exempted"));
        Assert.Equal(81, report.RootElement.GetProperty("totals").GetProperty("instances").GetInt32());

        IEnumerable<string?> Ids(string list) => report.RootElement.GetProperty(list).EnumerateArray()
            .Select(row => row.GetProperty("instance").GetString());
    }

    [Theory]
    [InlineData("2026-11-21", null)]
    [InlineData("2026-11-23", "2026-11-23")]
    public async Task InstanceIsIntermittentWhenItIsReopenedForTheSecondTime(string run, string? intermittent)
    {
        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(demo.Path, $"reports/date={run}/report.json")));
        var row = report.RootElement.GetProperty("new").EnumerateArray()
            .Single(row => row.GetProperty("instance").GetString() == "i-0d15316c7ac7ed2c0");

        Assert.Equal(intermittent, row.TryGetProperty("intermittent", out var since) ? since.GetString() : null);
    }

    [Theory]
    [InlineData(1, "i-06eeb73fa10ca3266", "managed", "node-listed-and-passed")]
    [InlineData(2, "i-0eb11f1055269b82a", "unmanaged", "failed-without-node")]
    [InlineData(3, "i-0a181ef2c4f2cff9b", "unmanaged", "failed-without-node")]
    [InlineData(4, "i-028e8ff5c575473c5", "dormant", "passed-without-node")]
    [InlineData(5, "i-056fe5d1483d7a598", "unmanaged", "stopped-never-managed")]
    public async Task HasEachRowOfTheTableOfSsm1(int row, string instance, string verdict, string reason)
    {
        var found = await InstanceAsync(instance);

        Assert.Equal((row, verdict, reason), (row, found.Verdict, found.Reason));
    }

    [Theory]
    [InlineData("stopped, unknown to SSM.1, managed before", "i-0b480080a9ce96d84", "dormant", "stopped-once-managed")]
    [InlineData("known to nobody else", "i-085eeabe4e8fc6c89", "unmanaged", "running-without-node")]
    [InlineData("managed, and failed since", "i-04225f5994b0ecd6d", "disputed", "failed-since-node-listed")]
    [InlineData("failed, and managed since", "i-09e4e9ecfe68638fd", "managed", "node-listed-since-failed")]
    [InlineData("running, and passed", "i-04f58c72602b7ba28", "disputed", "passed-while-running")]
    public async Task HasTheOtherRowsOfTheTableOfVerdicts(string what, string instance, string verdict, string reason)
    {
        var found = await InstanceAsync(instance);

        Assert.Equal((what, verdict, reason), (what, found.Verdict, found.Reason));
    }

    [Fact]
    public async Task ReportAndMailNameTheRefusedSource()
    {
        var said = await Terminal.RunAsync("show", "2026-11-22", "--archive", demo.Path);

        Assert.Contains("Systems Manager (denied)", said.Out, StringComparison.Ordinal);
        Assert.Contains("ListNodes was denied", said.Out, StringComparison.Ordinal);
        Assert.Contains("ListNodes was denied", await File.ReadAllTextAsync(
            Path.Combine(demo.Path, "alerts/date=2026-11-22/alert.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesNotReplaceExistingExemptions()
    {
        const string Own = "account,region,instance,until,reason\n*,*,i-0a181ef2c4f2cff9b,,It is ours\n";
        var file = _temp.File("exemptions.csv", Own);

        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path);

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("exemptions.csv line 2: It is ours", (await Terminal.RunAsync("show", "--all", "--archive", _temp.Path)).Out,
            StringComparison.Ordinal);
        Assert.Equal(Own, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task WritesTheSameArchiveOnEveryMachine()
    {
        await Terminal.RunAsync("demo", "--archive", _temp.Path);

        const string Report = "reports/date=2026-11-23/report.json";
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(_temp.Path, Report)),
            await File.ReadAllTextAsync(Path.Combine(demo.Path, Report)));
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
        var said = await Terminal.RunAsync("demo", "--archive", _temp.Path, "--open");

        Assert.Equal(0, said.ExitCode);
        Assert.EndsWith(
            "report.html could not be opened: There is no browser. Open it in a browser.", said.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequiresAFolder()
    {
        var said = await Terminal.RunAsync("demo", "--archive", "s3://my-bucket/fleet");

        Assert.Equal((1, "The demo needs a folder: give one with --archive, or leave it out.\n"),
            (said.ExitCode, said.Error.ReplaceLineEndings("\n")));
    }

    private async Task<(string? Verdict, string? Reason)> InstanceAsync(string instance)
    {
        await using var file = File.OpenRead(
            Path.Combine(demo.Path, "instances/date=2026-11-23/instances.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (await lines.ReadLineAsync() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.GetProperty("instance").GetString() == instance)
            {
                return (row.RootElement.GetProperty("verdict").GetString(),
                    row.RootElement.GetProperty("reason").GetString());
            }
        }

        return default;
    }

    private static bool IsAnOwners(string file) => file.Contains("/accounts/", StringComparison.Ordinal);

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
            file => Convert.ToHexString(File.ReadAllBytes(file)));
}
