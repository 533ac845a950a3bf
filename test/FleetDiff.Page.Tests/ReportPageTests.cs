using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

[Collection(InABrowser.Name)]
public class ReportPageTests(Chromium chromium, ReportFixture runs)
{
    [BrowserTheory]
    [InlineData(390)]
    [InlineData(820)]
    [InlineData(1440)]
    public async Task FitsTheWindowAndRequestsNothingElse(int width)
    {
        await using var opened = await chromium.OpenAsync(runs.Busy, WindowSizes.Create(width, 900));

        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal([new Uri(runs.Busy).AbsoluteUri], opened.Requests);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task PhoneLayoutIsATableForAScreenReader()
    {
        await using var opened = await chromium.OpenAsync(runs.Busy, WindowSizes.Phone);

        var heard = await opened.Page.Locator("table.instances").Filter(new() { HasText = "settlement-as400-bridge" }).First
            .AriaSnapshotAsync();

        Assert.Contains("- rowheader \"settlement-as400-bridge i-000ee8ed0f6bc7e01", heard, StringComparison.Ordinal);
        Assert.Contains("- cell \"payments-prod 222233334444", heard, StringComparison.Ordinal);
        Assert.Contains("columnheader \"Account\"", heard, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task UsesDarkColoursInDarkMode()
    {
        await using var light = await chromium.OpenAsync(runs.Busy);
        await using var dark = await chromium.OpenAsync(runs.Busy, WindowSizes.Create(1440, 900, ColorScheme.Dark));

        Assert.True(await BrightnessAsync(light) > 200);
        Assert.True(await BrightnessAsync(dark) < 50);
    }

    [BrowserFact]
    public async Task UnfoldsAGroupWithLinksToItsInstances()
    {
        await using var opened = await chromium.OpenAsync(runs.Busy);
        var group = opened.Page.Locator(".members").First;
        await Assertions.Expect(group.Locator("ul")).ToBeHiddenAsync();

        await group.Locator("summary").ClickAsync();

        var links = group.Locator("li a");
        await Assertions.Expect(links.First).ToBeVisibleAsync();
        Assert.EndsWith(
            $"#InstanceDetails:instanceId={await links.First.TextContentAsync()}",
            await links.First.GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task ACardOpensItsFoldedSection()
    {
        await using var opened = await chromium.OpenAsync(runs.Busy);

        await opened.Page.Locator(".cards .dormant a").ClickAsync();

        await Assertions.Expect(opened.Page.Locator("#dormant")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task LinksToTheConsoleInTheRegionOfTheInstance()
    {
        await using var opened = await chromium.OpenAsync(runs.Busy);
        var links = opened.Page.GetByRole(AriaRole.Row, new() { Name = "settlement-as400-bridge" }).First.Locator(".links a");

        Assert.Equal(
            ["https://console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-000ee8ed0f6bc7e01"],
            await links.EvaluateAllAsync<string[]>("links => links.map(link => link.href)"));
    }

    [BrowserFact]
    public async Task WithoutScriptOnlySearchSortAndCopyAreMissing()
    {
        var window = WindowSizes.Desk;
        window.JavaScriptEnabled = false;
        await using var opened = await chromium.OpenAsync(runs.Busy, window);

        await opened.Page.Locator(".members summary").First.ClickAsync();

        await Assertions.Expect(opened.Page.Locator(".members ul").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator(".where tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator("#open-title")).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator("#toolbar")).ToBeHiddenAsync();
        await Assertions.Expect(opened.Page.Locator("button")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task PrintUnfoldsEverythingAndHidesControls()
    {
        await using var opened = await chromium.OpenAsync(runs.Busy);

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await Assertions.Expect(opened.Page.Locator("#toolbar")).ToBeHiddenAsync();
        await Assertions.Expect(opened.Page.Locator(".copy").First).ToBeHiddenAsync();
        await Assertions.Expect(opened.Page.Locator(".members li").First).ToBeVisibleAsync();
        Assert.Equal(255, await BrightnessAsync(opened));
    }

    private static Task<int> BrightnessAsync(OpenedPage opened) => opened.Page.EvaluateAsync<int>(
        "Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
}
