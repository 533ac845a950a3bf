using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>The overview of a large report: what to fix first, where, and the instances on demand.</summary>
[Collection(InABrowser.Name)]
public partial class OverviewTests(Chromium chromium, ReportFixture runs)
{
    private const int Accounts = 40;

    [BrowserTheory]
    [InlineData(20)]
    [InlineData(600)]
    [InlineData(6_000)]
    public async Task FirstScreenSaysWhatToFixFirstAndWhere(int unmanaged)
    {
        await using var opened = await OpenAsync(unmanaged, WindowSizes.Create(1280, 860));

        await Assertions.Expect(opened.Page.Locator(".fixes li").Nth(2)).ToBeInViewportAsync();
        await Assertions.Expect(opened.Page.Locator(".where tbody tr").Nth(2)).ToBeInViewportAsync();
        await Assertions.Expect(opened.Page.Locator(".cards a[href='#new'], .cards .unmanaged").First).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task PhoneShowsTheFirstFixOnTheFirstScreen()
    {
        await using var opened = await OpenAsync(600, WindowSizes.Phone);

        await Assertions.Expect(opened.Page.Locator(".fixes li").First).ToBeInViewportAsync();
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task FitsTheWindowWithLongAndHostileAccountNames(int width)
    {
        await using var opened = await OpenAsync(600, WindowSizes.Create(width, 900));
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Contains("<script>alert(1)</script>", await opened.Page.Locator(".who").AllTextContentsAsync());
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task ManyInstancesAreOneLineForEachCause()
    {
        await using var opened = await OpenAsync(6_000);

        Assert.InRange(await opened.Page.Locator(".group").CountAsync(), 5, 60);
        await Assertions.Expect(opened.Page.Locator("table.instances:visible")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task AFixShowsItsInstances()
    {
        await using var opened = await OpenAsync(600);
        var fix = opened.Page.Locator(".fixes li").First;

        await fix.GetByRole(AriaRole.Link, new() { Name = "Show instances" }).ClickAsync();

        await Assertions.Expect(opened.Left).ToHaveCountAsync(await FirstNumberAsync(fix.Locator(".size")));
        await Assertions.Expect(opened.Page.Locator("#found"))
            .ToContainTextAsync(await fix.Locator(".title").TextContentAsync() ?? "");
        await Assertions.Expect(opened.Page.Locator("table.instances:visible").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task ALocationShowsItsInstances()
    {
        await using var opened = await OpenAsync(600);
        var region = opened.Page.Locator(".where .regions a").Nth(3);

        await region.ClickAsync();

        await Assertions.Expect(opened.Left).ToHaveCountAsync(await FirstNumberAsync(region.Locator("b")));
    }

    [BrowserFact]
    public async Task ALinkWorksAgainAfterReset()
    {
        await using var opened = await OpenAsync(600);
        var link = opened.Page.Locator(".fixes .show").First;
        await link.ClickAsync();
        var found = await opened.Left.CountAsync();

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Assertions.Expect(opened.Left).ToHaveCountAsync(600);
        await link.ClickAsync();

        await Assertions.Expect(opened.Left).ToHaveCountAsync(found);
    }

    [BrowserFact]
    public async Task BackShowsAllInstancesAgain()
    {
        await using var opened = await OpenAsync(600);
        await opened.Page.Locator(".fixes .show").First.ClickAsync();

        await opened.Page.GoBackAsync();

        await Assertions.Expect(opened.Left).ToHaveCountAsync(600);
    }

    [BrowserFact]
    public async Task AnAddressOpensThePageWithAFilter()
    {
        var file = await runs.GetPageAsync(LargeFleet.CreateReport(600, Accounts));
        await using var opened = await chromium.OpenAsync(file);

        await opened.Page.GotoAsync($"{new Uri(file).AbsoluteUri}#account={LargeFleet.Id(1)}&verdict=unmanaged");

        await Assertions.Expect(opened.Page.Locator("#account")).ToHaveValueAsync(LargeFleet.Id(1));
        await Assertions.Expect(opened.Page.Locator("#found")).ToContainTextAsync(LargeFleet.Name(1));
    }

    [BrowserFact]
    public async Task AnOrganizationalUnitIncludesTheUnitsBelowIt()
    {
        await using var opened = await OpenAsync(600);

        await opened.Page.Locator("#unit").SelectOptionAsync("Workloads/prod");

        Assert.All(
            await opened.Left.EvaluateAllAsync<string[]>(
                "rows => rows.map(row => row.closest('tr').querySelector('.unit').textContent)"),
            unit => Assert.StartsWith("Workloads/prod/", unit, StringComparison.Ordinal));
        Assert.True(await opened.Left.CountAsync() > 0);
    }

    [BrowserFact]
    public async Task SearchFindsAnAccountByItsName()
    {
        await using var opened = await OpenAsync(600);

        await opened.Page.Locator("#text").FillAsync(LargeFleet.Name(1));

        Assert.All(
            await opened.Left.EvaluateAllAsync<string[]>("rows => rows.map(row => row.closest('tr').textContent)"),
            row => Assert.Contains(LargeFleet.Name(1), row, StringComparison.Ordinal));
        Assert.True(await opened.Left.CountAsync() > 0);
    }

    [BrowserFact]
    public async Task ALongTableShowsItsFirstRowsUntilAllAreWanted()
    {
        await using var opened = await OpenAsync(6_000);
        var where = opened.Page.Locator(".scroll:has(> .where)").First;
        await Assertions.Expect(where.Locator("tbody tr:visible")).ToHaveCountAsync(8);

        await where.GetByRole(AriaRole.Button, new() { NameRegex = ShowAll() }).ClickAsync();

        await Assertions.Expect(where.Locator("tbody tr:visible")).ToHaveCountAsync(Accounts);
    }

    [BrowserFact]
    public async Task CoverageNamesTheAccountsThatAreNotSeen()
    {
        await using var opened = await OpenAsync(600);
        var table = opened.Page.GetByRole(AriaRole.Table, new() { Name = "Accounts that are not seen" });

        await table.Locator("summary").ClickAsync();

        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(table.GetByText(LargeFleet.Id(Accounts), new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task<OpenedPage> OpenAsync(int unmanaged, BrowserNewContextOptions? window = null) =>
        await chromium.OpenAsync(await runs.GetPageAsync(LargeFleet.CreateReport(unmanaged, Accounts)), window);

    private static async Task<int> FirstNumberAsync(ILocator locator) => int.Parse(
        Number().Match(await locator.TextContentAsync() ?? "").Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Number();

    [GeneratedRegex("Show all")]
    private static partial Regex ShowAll();
}
