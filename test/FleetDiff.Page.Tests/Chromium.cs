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

    /// <summary>Opens a file in a new window, by default that of a desk.</summary>
    public async Task<OpenedPage> OpenAsync(
        string file, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var browser = _browser ?? throw new InvalidOperationException("Chromium is not installed.");
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(Timeout);
        var opened = new OpenedPage(await context.NewPageAsync());
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }
}
