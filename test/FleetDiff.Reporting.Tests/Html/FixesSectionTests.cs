namespace FleetDiff.Reporting.Tests.Html;

public class FixesSectionTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly Report TwoUnmanaged = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2, 3]));

    [Fact]
    public async Task NamesTheFixItsSizeAndItsAccounts()
    {
        var page = await TestPages.RenderAsync(TwoUnmanaged with { Fixes = [Fix("Image ami-1 has no SSM Agent", 2)] });

        Assert.Contains("<bdi>Image ami-1 has no SSM Agent</bdi>", page, Ordinal);
        Assert.Contains($"<b>2 instances</b> in {Fleets.Account}", page, Ordinal);
        Assert.Contains("<span class=\"quiet\">None of them is managed.</span> Install SSM Agent in the image.", page, Ordinal);
        Assert.Contains("href=\"#cause=image%20ami-1\"", page, Ordinal);
    }

    [Fact]
    public async Task SaysWhatTheFirstFixesBringBackAndWhatWasFixed()
    {
        var page = await TestPages.RenderAsync(TwoUnmanaged with
        {
            Fixes = [Fix("one", 1), Fix("other", 1)],
            FixProgress = new(Fleets.RunDate.AddDays(-7), 9, 4),
        });

        Assert.Contains(
            "These 2 fixes bring back 2 of 2 unmanaged instances. 4 of 9 instances that were unmanaged on 2026-11-16 are fixed.",
            page, Ordinal);
    }

    [Fact]
    public async Task ExpandsFiveFixesAndFoldsTheOthers()
    {
        var page = await TestPages.RenderAsync(TwoUnmanaged with
        {
            Fixes = [.. Enumerable.Range(1, 7).Select(number => Fix($"fix {number}", 1))],
        });

        Assert.Equal(5, page[..page.IndexOf("<summary>2 more fixes</summary>", Ordinal)].Split("<bdi>fix ").Length - 1);
    }

    private static RankedFix Fix(string title, int instances) => new(
        title,
        new(CauseCode.Image, "None of them is managed.", "Install SSM Agent in the image.", null) { Resource = "ami-1" },
        instances, [Fleets.Account], []);
}
