using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>The installed Chromium, headless, one process for all tests. Nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly Lazy<Task<IBrowser>> Browser = new(StartAsync);

    /// <summary>The path of Chromium, or null if it is not installed.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a file in a new window, by default that of a desk.</summary>
    public static async Task<OpenedPage> OpenAsync(
        Task<string> file, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var browser = await Browser.Value;
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
        });
        var opened = new OpenedPage(await context.NewPageAsync());
        await opened.Page.GotoAsync(new Uri(await file).AbsoluteUri);
        return opened;
    }

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
