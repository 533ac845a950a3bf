using System.Text.Json;

namespace FleetDiff.Cli.Tests.Rendering;

public sealed class OutputFormatTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task RunAsJsonIsTheArchivedReport() => Assert.Equal(
        await ArchivedAsync("report.json") + "\n", (await demo.ShowAsync("--output", "json")).Out);

    [Fact]
    public async Task RunAsCsvIsTheArchivedFile() =>
        Assert.Equal(await ArchivedAsync("unmanaged.csv"), (await demo.ShowAsync("--output", "csv")).Out);

    [Fact]
    public async Task RunAsMarkdownIsASummary() =>
        Golden.CheckLines("show.md", (await demo.ShowAsync("--output", "markdown")).Out);

    [Theory]
    [InlineData("csv", "compare.csv")]
    [InlineData("markdown", "compare.md")]
    public async Task ComparisonMatchesTheGoldenFile(string form, string file)
    {
        var said = await CompareAsync(form);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.CheckLines(file, said.Out);
    }

    [Fact]
    public async Task ComparisonHasTheSameRowsInJsonAndCsv()
    {
        using var json = JsonDocument.Parse((await CompareAsync("json")).Out);
        var comparison = json.RootElement;
        var rows = from list in new[] { "unmanaged", "resolved", "removed", "changed" }
                   from row in comparison.GetProperty(list).EnumerateArray()
                   select $"2026-11-22,2026-11-23,{list},{Text(row, "account")},{Text(row, "region")},{Text(row, "instance")}";

        Assert.Equal(
            (await CompareAsync("csv")).Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(line => string.Join(',', line.Split(',').Where((_, column) => column is < 4 or 5 or 6))),
            rows);
    }

    [Fact]
    public async Task DiffAsJsonIsAReportOfUnmanagedInstances()
    {
        using var report = JsonDocument.Parse((await DiffAsync("json")).Out);

        Assert.Equal("fleetdiff/report/v1", report.RootElement.GetProperty("schema").GetString());
        Assert.Equal(["i-00000000000000002"], report.RootElement.GetProperty("unmanaged").EnumerateArray()
            .Select(row => row.GetProperty("instance").GetString()));
    }

    [Fact]
    public async Task DiffAsCsvHasARowForEachInstance() => Assert.Contains(
        ",111122223333,,,eu-west-1,i-00000000000000002,\"'=a|b`c\"\"\",unmanaged,", (await DiffAsync("csv")).Out, Ordinal);

    [Fact]
    public async Task DiffAsMarkdownEscapesNames() => Assert.Contains(
        "| 111122223333 | eu-west-1 | i-00000000000000002 | ``=a\\|b`c\"`` |  |", (await DiffAsync("markdown")).Out, Ordinal);

    [Theory]
    [InlineData("'xml' is not a format of --output: give table, json, csv or markdown.", "show", "--output", "xml")]
    [InlineData("'csv' is not a format of --output: give table or json.", "doctor", "--output", "csv")]
    [InlineData("'JSON' is not a format of --output", "show", "--output", "JSON")]
    [InlineData("'0' is not a format of --output", "show", "--output", "0")]
    [InlineData("--output", "show", "--output")]
    [InlineData("--output", "show", "--output", "json", "--output", "csv")]
    [InlineData("--output", "demo", "--output=json")]
    public async Task RejectsAnUnknownFormatAndPrintsNothing(string why, params string[] args)
    {
        var said = await Terminal.RunAsync([args[0], "--archive", demo.Path, .. args[1..]]);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains(why, Assert.Single(said.Error.Trim().Split('\n')), Ordinal);
        Assert.DoesNotContain("‹U+", said.Error, Ordinal);
    }

    private Task<CommandResult> DiffAsync(string form) => Terminal.RunAsync("diff",
        _temp.File("EC2.json", ResponseJson.Create(ResponseJson.Instance(1), ResponseJson.Instance(2, "=a|b`c\\\""))),
        _temp.File("SSM.json", ResponseJson.Create(ResponseJson.Node(1))), "--output", form);

    private Task<string> ArchivedAsync(string file) =>
        File.ReadAllTextAsync(Path.Combine(demo.Path, "reports/date=2026-11-23", file));

    private Task<CommandResult> CompareAsync(string form) => Terminal.RunAsync(
        "compare", "2026-11-22", "2026-11-23", "--archive", demo.Path, "--output", form);

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).GetString();
}
