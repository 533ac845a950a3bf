using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

public class ReportSearchTests
{
    [BrowserFact]
    public async Task SearchKeepsRowsThatContainEveryWord()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());
        var (search, found) = (opened.Page.GetByLabel("Search"), opened.Page.Locator("#found"));
        var all = await opened.Rows.CountAsync();

        await search.FillAsync("spot ORDERS");
        Assert.All(await opened.ReadLeftAsync(), row => Assert.Contains("orders", row, StringComparison.OrdinalIgnoreCase));
        var left = await opened.Left.CountAsync();
        Assert.InRange(left, 1, all - 1);
        await Assertions.Expect(found).ToHaveTextAsync($"{left} of the {all} instances on this page.");

        await search.FillAsync("no such instance");
        await Assertions.Expect(found).ToContainTextAsync("0 of the");
        await Assertions.Expect(opened.Page.Locator("table.instances:visible")).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task SearchUnfoldsAMatchingGroupAndResetFoldsItAgain()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());
        var group = opened.Page.Locator(".members").First;
        var id = await group.Locator("code").First.TextContentAsync();

        await opened.Page.GetByLabel("Search").FillAsync(id ?? "");
        await Assertions.Expect(group.Locator("li:visible")).ToHaveCountAsync(1);
        await opened.ResetAsync();

        await Assertions.Expect(group.Locator("ul")).ToBeHiddenAsync();
        Assert.Equal(await opened.Rows.CountAsync(), await opened.Left.CountAsync());
        await Assertions.Expect(opened.Page.Locator("#found")).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task SelectionKeepsRowsThatMatch()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());
        foreach (var (choice, value) in new[] { ("account", "222233334444"), ("region", "us-east-1"), ("team", "Payments") })
        {
            await opened.Page.Locator($"#{choice}").SelectOptionAsync(value);
            Assert.All(await opened.ReadLeftAsync(), row => Assert.Contains(value, row, StringComparison.Ordinal));
            Assert.True(await opened.Left.CountAsync() > 0);
            await opened.ResetAsync();
        }

        await opened.Page.Locator("#verdict").SelectOptionAsync("dormant");
        await Assertions.Expect(opened.Left).ToHaveCountAsync(5);
        await Assertions.Expect(opened.Left.First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task SortsByAColumnAndRestoresTheOrder()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());
        var coverage = opened.Page.GetByRole(AriaRole.Table, new() { Name = "Coverage by Account" });
        var unmanaged = coverage.GetByRole(AriaRole.Button, new() { Name = "Unmanaged" });

        await unmanaged.ClickAsync();
        Assert.Equal("0 1 1 1 1 2 3 8 13", await NumbersAsync(coverage));
        await unmanaged.PressAsync("Enter");

        Assert.Equal("13 8 3 2 1 1 1 1 0", await NumbersAsync(coverage));
        await Assertions.Expect(coverage.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Unmanaged");
    }

    [BrowserFact]
    public async Task CopiesOneIdOrAllMatchingIds()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());
        await opened.Page.EvaluateAsync("""
            Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied = text; } } })
            """);
        var row = opened.Page.GetByRole(AriaRole.Row, new() { Name = "settlement-as400-bridge" }).First;

        await row.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        Assert.Equal("i-000ee8ed0f6bc7e01", await opened.Page.EvaluateAsync<string>("copied"));
        await opened.Page.Locator("#verdict").SelectOptionAsync("disputed");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Copy ids" }).ClickAsync();
        var copied = await opened.Page.EvaluateAsync<string>("copied");
        Assert.Equal(3, copied.Split('\n').Length);
        Assert.All(copied.Split('\n'), id => Assert.Matches("^i-[0-9a-f]{17}$", id));
    }

    private static async Task<string> NumbersAsync(ILocator table) =>
        string.Join(' ', await table.Locator("tbody tr td:nth-child(2)").AllTextContentsAsync());
}
