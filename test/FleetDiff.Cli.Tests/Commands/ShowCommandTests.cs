namespace FleetDiff.Cli.Tests.Commands;

public sealed class ShowCommandTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("show.txt")]
    [InlineData("show-all.txt", "--all")]
    public async Task ShowsTheNewestRun(string golden, params string[] options)
    {
        var said = await demo.ShowAsync(options);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.CheckLines(golden, said.Out.Replace(demo.Path, "<folder>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BreaksNoWordInATerminalOf60Columns()
    {
        var said = await Terminal.Plain(60).SayAsync("show", "--all", "--archive", demo.Path);

        Assert.Contains("  444455556666  ap-northeast-3  i-", said.Out, StringComparison.Ordinal);
        Assert.Contains("  Resource Explorer  complete  2026-11-23 01:30 UTC", said.Out, StringComparison.Ordinal);
        Assert.Contains("  Account       Instances  Managed  Unmanaged  Coverage", said.Out, StringComparison.Ordinal);
        Assert.Contains("  Unmanaged  ▅▅▅▇█  16 → 30", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesASourceThatWasDenied() => Assert.Contains(
        "Systems Manager (denied)", (await demo.ShowAsync("2026-11-22")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task SkipsAnIncompleteRun()
    {
        _temp.Copy(demo.Path);
        File.Delete(Path.Combine(_temp.Path, "reports/date=2026-11-23/report.json"));

        var said = await Terminal.RunAsync("show", "--archive", _temp.Path);

        Assert.StartsWith("Report of 2026-11-22", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsTheArchiveFromTheEnvironment()
    {
        var terminal = new Terminal
        {
            Environment = { ["FLEETDIFF_ARCHIVE"] = demo.Path, ["FLEETDIFF_VIEW_ARN"] = "nonsense" },
        };

        Assert.Equal(0, (await terminal.SayAsync("show")).ExitCode);
    }

    [Fact]
    public async Task RequiresAnArchive()
    {
        var said = await Terminal.RunAsync("show");

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains("- FLEETDIFF_ARCHIVE is required: s3://bucket/", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("- FLEETDIFF_VIEW_ARN", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--instance", "i-0123456789abcdef0")]
    public async Task ReportsAnEmptyArchive(params string[] more)
    {
        var said = await Terminal.RunAsync(["show", "--archive", _temp.Path, .. more]);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains("There is no report in ", said.Error, StringComparison.Ordinal);
        Assert.Contains("fleetdiff run", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsAnUnreadableReport()
    {
        _temp.Copy(demo.Path);
        _temp.File("reports/date=2026-11-23/report.json", "{");

        var said = await Terminal.RunAsync("show", "--archive", _temp.Path);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains("report.json cannot be read", said.Error, StringComparison.Ordinal);
        Assert.Single(said.Error.TrimEnd().Split('\n'));
    }
}
