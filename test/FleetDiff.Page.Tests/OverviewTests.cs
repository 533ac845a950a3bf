using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>The overview of a large report: what to fix first, where, and the instances on demand.</summary>
public partial class OverviewTests
{
    private const int Accounts = 40;

    [BrowserTheory]
    [InlineData(20)]
    [InlineData(600)]
    [InlineData(6_000)]
    public async Task FirstScreenSaysWhatToFixFirstAndWhere(int unmanaged)
    {
        await using var opened = await OpenAsync(unmanaged, 1280, 860);

        await Assertions.Expect(opened.Page.Locator(".fixes li").Nth(2)).ToBeInViewportAsync();
        await Assertions.Expect(opened.Page.Locator(".where tbody tr").Nth(2)).ToBeInViewportAsync();
        await Assertions.Expect(opened.Page.Locator(".cards a[href='#new'], .cards .unmanaged").First).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task ManyInstancesAreOneLineForEachCauseAndALongTableIsShort()
    {
        await using var opened = await OpenAsync(6_000, 1280, 860);

        Assert.InRange(await opened.Page.Locator(".group").CountAsync(), 5, 60);
        await Assertions.Expect(opened.Page.Locator("table.instances:visible")).ToHaveCountAsync(0);

        var where = opened.Page.Locator(".scroll:has(> .where)").First;
        await Assertions.Expect(where.Locator("tbody tr:visible")).ToHaveCountAsync(8);
        await where.GetByRole(AriaRole.Button, new() { NameRegex = ShowAll() }).ClickAsync();
        await Assertions.Expect(where.Locator("tbody tr:visible")).ToHaveCountAsync(Accounts);
    }

    [BrowserFact]
    public async Task AVeryLargeReportCanBeSearched()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetLargeAsync(20_000, accounts: 300));
        var rows = await opened.Rows.CountAsync();

        await opened.Page.Locator("#text").FillAsync("payments i-");

        Assert.InRange(rows, 1_000, 20_000);
        Assert.InRange(await opened.Left.CountAsync(), 1, rows - 1);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task FitsTheWindowWithLongAndHostileAccountNames()
    {
        await using var opened = await OpenAsync(600, 390, 844);
        await Assertions.Expect(opened.Page.Locator(".fixes li").First).ToBeInViewportAsync();
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        await opened.FitsAsync(390, 768, 1280);
        Assert.Contains("<script>alert(1)</script>", await opened.Page.Locator(".who").AllTextContentsAsync());
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task AFixShowsItsInstancesAndBackShowsAll()
    {
        await using var opened = await OpenAsync(600);
        var fix = opened.Page.Locator(".fixes li").First;
        var link = fix.GetByRole(AriaRole.Link, new() { Name = "Show instances" });
        var count = await FirstNumberAsync(fix.Locator(".size"));

        await link.ClickAsync();
        await Assertions.Expect(opened.Left).ToHaveCountAsync(count);
        await Assertions.Expect(opened.Page.Locator("#found"))
            .ToContainTextAsync(await fix.Locator(".title").TextContentAsync() ?? "");
        await Assertions.Expect(opened.Page.Locator("table.instances:visible").First).ToBeVisibleAsync();

        await opened.ResetAsync();
        await Assertions.Expect(opened.Left).ToHaveCountAsync(600);
        await link.ClickAsync();
        await Assertions.Expect(opened.Left).ToHaveCountAsync(count);

        await opened.Page.GoBackAsync();
        await Assertions.Expect(opened.Left).ToHaveCountAsync(600);
    }

    [BrowserFact]
    public async Task ALocationAUnitANameOrAnAddressSelectsInstances()
    {
        await using var opened = await OpenAsync(600);
        var region = opened.Page.Locator(".where .regions a").Nth(3);

        await region.ClickAsync();
        await Assertions.Expect(opened.Left).ToHaveCountAsync(await FirstNumberAsync(region.Locator("b")));

        await opened.ResetAsync();
        await opened.Page.Locator("#unit").SelectOptionAsync("Workloads/prod");
        Assert.All(
            await opened.ReadLeftAsync(".unit"), unit => Assert.StartsWith("Workloads/prod/", unit, StringComparison.Ordinal));
        Assert.True(await opened.Left.CountAsync() > 0);

        await opened.ResetAsync();
        await opened.Page.Locator("#text").FillAsync(LargeReports.Name(1));
        Assert.All(
            await opened.ReadLeftAsync(), row => Assert.Contains(LargeReports.Name(1), row, StringComparison.Ordinal));
        Assert.True(await opened.Left.CountAsync() > 0);

        var file = new Uri(opened.Page.Url).GetLeftPart(UriPartial.Path);
        await opened.Page.GotoAsync("about:blank");
        await opened.Page.GotoAsync($"{file}#account={LargeReports.Id(1)}&verdict=unmanaged");
        await Assertions.Expect(opened.Page.Locator("#account")).ToHaveValueAsync(LargeReports.Id(1));
        await Assertions.Expect(opened.Page.Locator("#found")).ToContainTextAsync(LargeReports.Name(1));
    }

    [BrowserFact]
    public async Task CoverageNamesTheAccountsThatAreNotSeen()
    {
        await using var opened = await OpenAsync(600);
        var table = opened.Page.GetByRole(AriaRole.Table, new() { Name = "Accounts that are not seen" });

        await table.Locator("summary").ClickAsync();

        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(table.GetByText(LargeReports.Id(Accounts), new() { Exact = true })).ToBeVisibleAsync();
    }

    private static Task<OpenedPage> OpenAsync(int unmanaged, int width = 1440, int height = 900) =>
        Chromium.OpenAsync(ReportFiles.GetLargeAsync(unmanaged, Accounts), width, height);

    private static async Task<int> FirstNumberAsync(ILocator locator) => int.Parse(
        Number().Match(await locator.TextContentAsync() ?? "").Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Number();

    [GeneratedRegex("Show all")]
    private static partial Regex ShowAll();
}
