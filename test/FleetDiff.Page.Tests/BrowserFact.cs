namespace FleetDiff.Page.Tests;

/// <summary>A test that needs Chromium, and says so where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing.Browser;
}

/// <summary>The same with data.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Missing.Browser;
}

internal static class Missing
{
    public static string? Browser => Chromium.Path is null ? "chromium is not installed (Debian: chromium)." : null;
}
