using System.Text;
using System.Text.RegularExpressions;
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
    public async Task ReferToNothingElse()
    {
        var page = await PageAsync(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2], orphans: [3])));

        Assert.Contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            page, StringComparison.Ordinal);
        Assert.DoesNotMatch(External(), page);
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
        """^</?(!doctype html|html|head|meta|title|style|body|h1|p|strong|table|caption|thead|tbody|tr|th|td)"""
        + """( (lang|class|scope|charset|name|http-equiv|content)="[^"]*")*>$""")]
    private static partial Regex OurElements();

    [GeneratedRegex("src=|href=|url\\(|@import|https?:|<script|<link|<img|<iframe")]
    private static partial Regex External();
}
