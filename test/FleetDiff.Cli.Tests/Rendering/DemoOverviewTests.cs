using System.Text.Json.Nodes;

namespace FleetDiff.Cli.Tests.Rendering;

/// <summary>The length of the overview of the demo, with each row once or a hundred times.</summary>
public sealed class DemoOverviewTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private const string Report = "reports/date=2026-11-23/report.json";

    private const int MaxLines = 100;

    // Longer than the overview: the report of the demo has every section, and a section has up to 20 rows.
    private const int MaxMarkdownLines = 150;

    private static readonly string[] Lists = ["new", "unmanaged", "dormant", "exempted"];

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task FitsTwoScreensAtEverySizeAndAllListsEveryInstance(int copies)
    {
        var unmanaged = await ArchiveAsync(copies);

        var overview = await ShowAsync();
        var all = await ShowAsync("--all");
        var markdown = await ShowAsync("--output", "markdown");

        Assert.Equal(30 * copies, unmanaged);
        Assert.InRange(CountLines(overview), 20, MaxLines);
        Assert.InRange(CountLines(markdown), 20, MaxMarkdownLines);
        Assert.True(CountLines(all) > unmanaged, all);
        Assert.DoesNotContain("--all", all, StringComparison.Ordinal);
    }

    // Archives a report of the demo with each row several times, in another account each time.
    private async Task<int> ArchiveAsync(int copies)
    {
        _temp.Copy(demo.Path);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(demo.Path, Report)))!;
        foreach (var list in Lists)
        {
            report[list] = new JsonArray([.. Enumerable.Range(0, copies).SelectMany(copy => report[list]!.AsArray().Select(row =>
            {
                var copied = row!.DeepClone();
                if (copied["account"] is not null)
                {
                    copied["account"] = $"{100_000_000_000 + copy}";
                }

                return copied;
            }))]);
        }

        var unmanaged = report["unmanaged"]!.AsArray().Count;
        report["totals"]!["unmanaged"] = unmanaged;
        _temp.File(Report, report.ToJsonString());
        return unmanaged;
    }

    private async Task<string> ShowAsync(params string[] more) =>
        (await Terminal.Plain(120).SayAsync(["show", "--archive", _temp.Path, .. more])).Out;

    private static int CountLines(string text) => text.TrimEnd().Split('\n').Length;
}
