using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>The pictures of the demo in README.md. ACCEPT=1 takes new ones.</summary>
public class ScreenshotTests
{
    [BrowserTheory]
    [InlineData("report-desk", 1280, 860, ColorScheme.Light)]
    [InlineData("report-desk-dark", 1280, 860, ColorScheme.Dark)]
    [InlineData("report-phone", 390, 844, ColorScheme.Light)]
    [InlineData("index", 1280, 560, ColorScheme.Light)]
    [InlineData("terminal", 1000, 300, ColorScheme.Light)]
    public async Task PicturesAreSmall(string name, int width, int height, ColorScheme scheme)
    {
        var picture = Path.Combine(Folder(), $"{name}.png");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            await using var opened = await Chromium.OpenAsync(GetFileAsync(name), width, height, scheme);
            var bytes = name == "terminal"
                ? await opened.Page.Locator("pre").ScreenshotAsync()
                : await opened.Page.ScreenshotAsync();
            await File.WriteAllBytesAsync(picture, bytes);
        }

        Assert.True(File.Exists(picture), $"{picture} is missing; ACCEPT=1 creates it.");
        Assert.InRange(new FileInfo(picture).Length, 10_000, 240_000);
    }

    private static async Task<string> GetFileAsync(string name) => name switch
    {
        "index" => await ReportFiles.GetIndexAsync(),
        "terminal" => await ReportFiles.WriteAsync(
            await TerminalPage.CreateAsync(await ReportFiles.GetArchiveAsync(), "show", lines: 34)),
        _ => await ReportFiles.GetBusyAsync(),
    };

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "pictures");
}
