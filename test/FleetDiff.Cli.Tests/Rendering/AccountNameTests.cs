using System.Text.Json;
using FleetDiff.Cli.Rendering;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Tests.Rendering;

/// <summary>The names of accounts in the terminal and in Markdown.</summary>
public sealed class AccountNameTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private const string Hostile = "\u001b[31mEVIL\u202e [red]|`@everyone` <b>\nsecond line";
    private const string Japanese = "決済システム本番環境アカウント東京リージョン共通基盤運用";

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("payments-prod", "payments-prod (111122223333)")]
    [InlineData(Japanese, "決済システム本番環境アカウント東京リー… (111122223333)")]
    [InlineData(null, "111122223333")]
    public void CutsTheNameAndNotTheId(string? name, string shown) =>
        Assert.Equal(shown, TableColumns.FormatAccount("111122223333", name));

    [Theory]
    [InlineData(Hostile, 60)]
    [InlineData(Hostile, 100)]
    [InlineData(Japanese, 60)]
    [InlineData(Japanese, 80)]
    [InlineData(Japanese, 120)]
    public async Task StaysInItsCell(string name, int columns)
    {
        await ArchiveAsync(name);

        var said = await Terminal.Plain(columns).SayAsync("show", "--all", "--archive", _temp.Path);

        Harmless.Text("show", said.Out);
        Assert.All(
            said.Out.ReplaceLineEndings("\n").Split('\n'), line => Assert.True(DisplayWidth.Measure(line) <= columns, line));
    }

    [Fact]
    public async Task IsTextInMarkdown()
    {
        await ArchiveAsync(Hostile);

        var said = await Terminal.RunAsync("show", "--output", "markdown", "--archive", _temp.Path);

        Harmless.Text("markdown", said.Out);
        Assert.Contains(@"EVIL‹U+202E› \[red\]\|\``@`everyo… (222233334444) | ", said.Out, StringComparison.Ordinal);
    }

    // Archives the last report of the demo with another name of an account.
    private async Task ArchiveAsync(string name)
    {
        const string Report = "reports/date=2026-11-23/report.json";
        var text = await File.ReadAllTextAsync(Path.Combine(demo.Path, Report));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_temp.Path, Report))!);
        _temp.File(Report, text.Replace(
            "\"payments-prod\"", $"\"{JsonEncodedText.Encode(name)}\"", StringComparison.Ordinal));
    }
}
