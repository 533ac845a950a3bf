using System.Text;
using System.Text.RegularExpressions;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Reporting;

public partial class ReportPages
{
    [Theory]
    [MemberData(nameof(Hostile.Theory), MemberType = typeof(Hostile))]
    public async Task EscapeWhatPeopleWrote(string text)
    {
        var inventory = Fleets.Of(
            [
                Fleets.Instance(1),
                Fleets.Instance(2, ("Name", text)),
                Fleets.Instance(3, ("Name", text), ("fleetdiff:exempt", $"because {text}")),
            ],
            Fleets.Node(1));

        var page = await PageAsync(Fleets.Report(inventory with { View = new(text, text), Warnings = [text] }));

        Assert.DoesNotContain("evil.example>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.ReplaceLineEndings("").ToCharArray(), char.IsControl);
        Assert.All(Elements().Matches(page), tag => Assert.Matches(OurElements(), tag.Value));
    }

    [Fact]
    public async Task ReferToNothingElseThanTheConsole()
    {
        var page = await PageAsync(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2], orphans: [3])));

        Assert.Contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            page, StringComparison.Ordinal);
        var links = Links().Matches(page);
        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.Contains(Fleets.Key(2).Instance, link.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch(External(), Links().Replace(page, ""));
    }

    [Theory]
    [InlineData("Dormant: stopped, and coming back managed")]
    [InlineData("Disputed")]
    [InlineData("Groups of unmanaged instances")]
    [InlineData("Exemption rules")]
    [InlineData("Platforms")]
    [InlineData("SSM Agent versions")]
    public async Task HaveATableOnlyWhereThereIsSomethingToShow(string caption)
    {
        string[] names = ["web-1", "web-2", "web-3"];
        var inventory = Fleets.Of(
            [
                Fleets.Instance(1), Fleets.Instance(2), Fleets.Instance(3),
                Fleets.Instance(4, ("fleetdiff:exempt", "")),
                .. names.Select((name, n) => Fleets.Instance(10 + n, ("Name", name))),
            ],
            Fleets.Node(1));
        var full = Fleets.Findings(
            inventory, null, null, null, Said.BySecurityHub((2, Says.Managed), (3, Says.Managed)),
            Said.ByConfig((3, InstanceState.Running)), Said.BySystemsManager((1, Says.Managed))).Report;

        Assert.Contains($"<caption>{caption}</caption>", await PageAsync(full), StringComparison.Ordinal);
        Assert.DoesNotContain($"<caption>{caption}</caption>",
            await PageAsync(Fleets.Report(Fleets.With(managed: [1]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfASuspectNightSayWhy()
    {
        var page = await PageAsync(Fleets.Report(Fleets.With()));

        Assert.Contains("<strong>Suspect night.</strong> The view shows no EC2 instance at all.",
            page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SayHowManyRowsTheyLeaveOut()
    {
        var exempt = Enumerable.Range(10_000, 2003).Select(n => Fleets.Instance(n, ("fleetdiff:exempt", "")));
        var unmanaged = Enumerable.Range(20_000, 2002).Select(n => Fleets.Instance(n));
        var orphans = Enumerable.Range(30_000, 2001).Select(Fleets.Node);

        var page = await PageAsync(Fleets.Report(
            Fleets.Of([Fleets.Instance(1), .. exempt, .. unmanaged], [Fleets.Node(1), .. orphans])));

        Assert.Contains("<p>And 3 more, in report.json.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>And 2 more, in report.json.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>And 1 more, in report.json.</p>", page, StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(Report report)
    {
        using var stream = new MemoryStream();
        await HtmlReport.WriteAsync(report, stream, default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Elements();

    [GeneratedRegex(
        """^</?(!doctype html|html|head|meta|title|style|body|div|h1|p|strong|table|caption|thead|tbody|tr|th|td)"""
        + """( (lang|class|scope|charset|name|http-equiv|content)="[^"]*")*>$|^</a>$"""
        + """|^<a href="https://console\.aws\.amazon\.com/[^"]*" rel="noreferrer">$""")]
    private static partial Regex OurElements();

    [GeneratedRegex("""<a href="https://console\.aws\.amazon\.com/[^"]*" rel="noreferrer">""")]
    private static partial Regex Links();

    [GeneratedRegex("src=|href=|url\\(|@import|https?:|<script|<link|<img|<iframe")]
    private static partial Regex External();
}
