namespace FleetDiff.Page.Tests;

/// <summary>A test that requires Chromium and is skipped without it.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing.Browser;
}

/// <summary>A theory that requires Chromium and is skipped without it.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Missing.Browser;
}

internal static class Missing
{
    public static string? Browser => Chromium.Path is null ? "chromium is not installed (Debian: chromium)." : null;
}
