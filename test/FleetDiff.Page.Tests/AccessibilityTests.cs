using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>axe-core reports nothing for WCAG 2.2 AA and its own best practices.</summary>
public class AccessibilityTests
{
    // A page has thousands of elements without a violation. A description of each takes most of the time.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    [BrowserTheory]
    [InlineData("busy", 1440, ColorScheme.Light)]
    [InlineData("busy", 390, ColorScheme.Dark)]
    [InlineData("suspect", 390, ColorScheme.Light)]
    [InlineData("clear", 1440, ColorScheme.Dark)]
    [InlineData("overview", 1280, ColorScheme.Light)]
    [InlineData("overview", 390, ColorScheme.Dark)]
    [InlineData("index", 390, ColorScheme.Light)]
    public async Task AxeReportsNoViolation(string page, int width, ColorScheme scheme)
    {
        await using var opened = await Chromium.OpenAsync(GetFileAsync(page), width, scheme: scheme);
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        var found = await opened.Page.RunAxe(OnlyViolations);

        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(Words)));
        Assert.NotEmpty(found.Passes);
    }

    [BrowserFact]
    public async Task FirstTabFocusesAVisibleSkipLinkAndChartsHaveADescription()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());

        await opened.Page.Keyboard.PressAsync("Tab");

        var skip = opened.Page.Locator(".skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await Assertions.Expect(skip).ToHaveCSSAsync("outline-style", "solid");
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Img, new() { Name = "Unmanaged" }).First)
            .ToHaveAccessibleNameAsync(new Regex("to 30 on 2026-11-23\\. The minimum was .* on 2026-11-20"));
    }

    private static Task<string> GetFileAsync(string page) => page switch
    {
        "busy" => ReportFiles.GetBusyAsync(),
        "index" => ReportFiles.GetIndexAsync(),
        "overview" => ReportFiles.GetLargeAsync(20, accounts: 40),
        "suspect" => ReportFiles.WriteAsync(Fleets.Report(Fleets.With())),
        _ => ReportFiles.WriteAsync(Fleets.Report(
            Fleets.With(managed: [1, 2]), Fleets.EarlierReports(Fleets.With(managed: [1], unmanaged: [2])))),
    };

    private static string Words(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Take(3).Select(node => node.Html))}";
}
