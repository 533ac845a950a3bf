using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

public class ReportPageTests
{
    [BrowserFact]
    public async Task FitsTheWindowAndRequestsNothingElse()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());

        await opened.FitsAsync(390, 820, 1440);
        Assert.Equal([opened.Page.Url], opened.Requests);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task PhoneLayoutIsATableForAScreenReader()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync(), 390, 844);

        var heard = await opened.Page.Locator("table.instances").Filter(new() { HasText = "settlement-as400-bridge" }).First
            .AriaSnapshotAsync();

        Assert.Contains("- rowheader \"settlement-as400-bridge i-000ee8ed0f6bc7e01", heard, StringComparison.Ordinal);
        Assert.Contains("- cell \"payments-prod 222233334444", heard, StringComparison.Ordinal);
        Assert.Contains("columnheader \"Account\"", heard, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task CardsGroupsAndInstancesHaveLinks()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());

        await opened.Page.Locator(".cards .dormant a").ClickAsync();
        await Assertions.Expect(opened.Page.Locator("#dormant")).ToBeInViewportAsync();

        var group = opened.Page.Locator(".members").First;
        await Assertions.Expect(group.Locator("ul")).ToBeHiddenAsync();
        await group.Locator("summary").ClickAsync();
        var links = group.Locator("li a");
        await Assertions.Expect(links.First).ToBeVisibleAsync();
        Assert.EndsWith(
            $"#InstanceDetails:instanceId={await links.First.TextContentAsync()}",
            await links.First.GetAttributeAsync("href"), StringComparison.Ordinal);

        var row = opened.Page.GetByRole(AriaRole.Row, new() { Name = "settlement-as400-bridge" }).First;
        Assert.Equal(
            ["https://console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-000ee8ed0f6bc7e01"],
            await row.Locator(".links a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"));
    }

    [BrowserFact]
    public async Task WithoutScriptOnlySearchSortAndCopyAreMissing()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync(), script: false);

        await opened.Page.Locator(".members summary").First.ClickAsync();

        await Assertions.Expect(opened.Page.Locator(".members ul").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator(".where tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator("#open-title")).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator("#toolbar")).ToBeHiddenAsync();
        await Assertions.Expect(opened.Page.Locator("button")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task DarkModeIsDarkAndPrintIsWhiteUnfoldedAndWithoutControls()
    {
        await using var opened = await Chromium.OpenAsync(ReportFiles.GetBusyAsync());
        Assert.True(await BrightnessAsync(opened) > 200);

        await opened.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.True(await BrightnessAsync(opened) < 50);

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(opened.Page.Locator("#toolbar")).ToBeHiddenAsync();
        await Assertions.Expect(opened.Page.Locator(".copy").First).ToBeHiddenAsync();
        await Assertions.Expect(opened.Page.Locator(".members li").First).ToBeVisibleAsync();
        Assert.Equal(255, await BrightnessAsync(opened));
    }

    private static Task<int> BrightnessAsync(OpenedPage opened) => opened.Page.EvaluateAsync<int>(
        "Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
}
