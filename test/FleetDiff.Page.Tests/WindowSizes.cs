using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>The window sizes of the tests.</summary>
public static class WindowSizes
{
    public static BrowserNewContextOptions Desk => Create(1440, 900);

    public static BrowserNewContextOptions Phone => Create(390, 844);

    public static BrowserNewContextOptions Create(int width, int height, ColorScheme scheme = ColorScheme.Light) =>
        new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme };
}
