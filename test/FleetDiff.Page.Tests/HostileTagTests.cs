namespace FleetDiff.Page.Tests;

public class HostileTagTests
{
    [BrowserFact]
    public async Task ShowsEveryTagAsTextAndFiltersByIt()
    {
        const string Team = "\"><script>alert(1)</script>";
        string[] texts = [.. HostileText.Texts.Where(text => !string.IsNullOrWhiteSpace(text))];
        var file = ReportFiles.WriteAsync(Fleets.Report(Fleets.FromInstances(
            [Fleets.Instance(1), .. texts.Select((text, index) => Named(100 + index, text))], Fleets.Node(1))));

        await using var opened = await Chromium.OpenAsync(file);

        var shown = await opened.Page.Locator("bdi.name").AllTextContentsAsync();
        Assert.Equal(texts.Select(SafeText.EscapeInvisible).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Equal(1, await opened.Page.EvaluateAsync<int>("document.scripts.length + document.images.length"));
        await opened.Page.Locator("#team").SelectOptionAsync(Team);
        Assert.Equal(1, await opened.Left.CountAsync());
        Assert.Equal([opened.Page.Url], opened.Requests);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task ALongTagDoesNotWidenThePage()
    {
        var text = new string('x', 256);
        var rows = Enumerable.Range(10, 4).Select(number => Named(number, text)).Append(Fleets.Instance(
            20, ("Name", text), ("fleetdiff:exempt", text)));
        var file = ReportFiles.WriteAsync(Fleets.Report(Fleets.FromInstances([Fleets.Instance(1), .. rows], Fleets.Node(1)) with
        {
            View = new(text, text),
            Warnings = [text],
        }));

        await using var opened = await Chromium.OpenAsync(file);

        await opened.FitsAsync(390, 1440);
    }

    private static Instance Named(int number, string text) =>
        Fleets.Instance(number, ("Name", text), ("team", text));
}
