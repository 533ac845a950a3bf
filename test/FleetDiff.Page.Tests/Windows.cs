using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>Windows to look through.</summary>
public static class Windows
{
    public static BrowserNewContextOptions Desk => Of(1440, 900);

    public static BrowserNewContextOptions Phone => Of(390, 844);

    public static BrowserNewContextOptions Of(int width, int height, ColorScheme scheme = ColorScheme.Light) =>
        new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme };
}
