using System.Text.Json;

namespace FleetDiff.Cli.Tests;

/// <summary>
/// Archives that earlier versions of FleetDiff wrote, in <c>Archives/VERSION</c>: two runs of four instances of which 3 and 4
/// are unmanaged.
/// </summary>
[Collection(CliFixture.InThisProcess)]
public sealed class EarlierArchiveTests : CliFixture
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly string Archives = Path.Combine(Repository.Root, "test/FleetDiff.Cli.Tests/Archives");

    public static TheoryData<string> Versions =>
        [.. Directory.GetDirectories(Archives).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task CanBeShown(string version)
    {
        var archive = Temp.Copy(Path.Combine(Archives, version));

        var report = await Terminal.RunAsync("show", "2026-11-21", "--archive", archive);
        var history = await Terminal.RunAsync("show", "--instance", Id(4), "--archive", archive);

        Assert.Equal((0, "", 0, ""), (report.ExitCode, report.Error, history.ExitCode, history.Error));
        Assert.StartsWith("Report of 2026-11-21", report.Out, Ordinal);
        Assert.Contains(Id(4), report.Out, Ordinal);
        Assert.Contains("2026-11-21", history.Out, Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task ServeAsBaselineAndCanBeComparedWithALaterRun(string version)
    {
        var archive = Temp.Copy(Path.Combine(Archives, version));
        // Instance 3 is managed now, and instance 5 is new.
        AddFleet(5, unmanaged: 2);

        var run = await SayAsync("run", "--view-arn", ViewArn, "--archive", archive,
            "--date", "2026-11-23", "--output", "json");
        var compared = await Terminal.RunAsync("compare", "2026-11-21", "2026-11-23", "--archive", archive);

        Assert.True(run.ExitCode == 0, run.Error);
        var report = JsonElement.Parse(run.Out);
        Assert.Equal("2026-11-22", report.GetProperty("comparedWith").GetString());
        Assert.Equal([Id(5)], List(report, "new"));
        Assert.Equal([Id(3)], List(report, "resolved"));
        Assert.Equal("2026-11-21", report.GetProperty("unmanaged").EnumerateArray()
            .Single(row => row.GetProperty("instance").GetString() == Id(4))
            .GetProperty("firstUnmanaged").GetString());
        Assert.Equal((0, ""), (compared.ExitCode, compared.Error));
        Assert.Contains("1 became unmanaged, 1 resolved", compared.Out, Ordinal);
    }

    private static IEnumerable<string?> List(JsonElement report, string name) =>
        report.GetProperty(name).EnumerateArray().Select(row => row.GetProperty("instance").GetString());
}
