using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>The installed Chromium, headless, for all tests of the page. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // Milliseconds, enough for a slow machine.
    private const float Timeout = 15_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The path of Chromium, or null if it is not installed.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Path is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? default);
        _playwright?.Dispose();
    }

    /// <summary>Opens a file in a new window.</summary>
    public async Task<OpenedPage> OpenAsync(string file, BrowserNewContextOptions? window = null)
    {
        var browser = _browser ?? throw new InvalidOperationException("Chromium is not installed.");
        var context = await browser.NewContextAsync(window ?? WindowSizes.Desk);
        context.SetDefaultTimeout(Timeout);
        var page = await context.NewPageAsync();
        var opened = new OpenedPage(context, page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }
}
