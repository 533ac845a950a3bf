using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>The pictures of the demo in README.md. ACCEPT=1 takes new ones.</summary>
public class ScreenshotTests
{
    private const int MostBytes = 240_000;

    [BrowserTheory]
    [InlineData("report-desk", 1280, 860, ColorScheme.Light)]
    [InlineData("report-desk-dark", 1280, 860, ColorScheme.Dark)]
    [InlineData("report-phone", 390, 844, ColorScheme.Light)]
    [InlineData("index", 1280, 560, ColorScheme.Light)]
    public async Task PicturesOfThePageAreSmall(string name, int width, int height, ColorScheme scheme)
    {
        var picture = Path.Combine(Folder(), $"{name}.png");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            var file = name == "index" ? ReportFiles.GetIndexAsync() : ReportFiles.GetBusyAsync();
            await using var opened = await Chromium.OpenAsync(file, width, height, scheme);
            await opened.Page.ScreenshotAsync(new() { Path = picture });
        }

        Assert.True(File.Exists(picture), $"{picture} is missing; ACCEPT=1 creates it.");
        Assert.InRange(new FileInfo(picture).Length, 10_000, MostBytes);
    }

    [BrowserFact]
    public async Task PictureOfTheTerminalIsSmall()
    {
        var picture = Path.Combine(Folder(), "terminal.png");
        var page = await TerminalPage.CreateAsync(await ReportFiles.GetArchiveAsync(), "show", lines: 34);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            await using var opened = await Chromium.OpenAsync(ReportFiles.WriteAsync(page), 1000, 300);
            await opened.Page.Locator("pre").ScreenshotAsync(new() { Path = picture });
        }

        Assert.DoesNotContain("\u001b", page, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(picture).Length, 10_000, MostBytes);
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "pictures");
}
