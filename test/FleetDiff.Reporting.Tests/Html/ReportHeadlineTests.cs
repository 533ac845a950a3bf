namespace FleetDiff.Reporting.Tests.Html;

public class ReportHeadlineTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly Report AllManaged = Fleets.EarlierReports(Fleets.With(managed: [1, 2, 3, 4]));

    private static readonly FleetInventory OneUnmanaged = Fleets.With(managed: [1, 2, 3], unmanaged: [4]);

    [Fact]
    public async Task SaysWhatIsNew()
    {
        Assert.Equal(("New", "1 new unmanaged instance"), await SaidAsync(Fleets.Report(OneUnmanaged, AllManaged)));
        Assert.Equal(
            ("Nothing new", "Nothing new, 1 still open"),
            await SaidAsync(Fleets.Report(OneUnmanaged, Fleets.EarlierReports(OneUnmanaged))));
        Assert.Equal(
            ("First report", "1 of 4 EC2 instances is unmanaged"), await SaidAsync(Fleets.Report(OneUnmanaged)));
    }

    [Fact]
    public async Task AFailedSourceLimitsTheAllClear()
    {
        var clear = Fleets.Report(Fleets.With(managed: [1, 2, 3, 4]), AllManaged);

        Assert.Equal(("All clear", "No unmanaged instances"), await SaidAsync(clear));
        Assert.Equal(
            ("All clear", "No unmanaged instances (incomplete coverage)"),
            await SaidAsync(clear with { Sources = [new(Source.SecurityHub, SourceStatus.Denied, null, "It refused.")] }));
    }

    [Fact]
    public async Task MarksASuspectRun()
    {
        var report = Fleets.Report(Fleets.With());

        Assert.Equal(("Suspect report", "The inventory looks wrong"), await SaidAsync(report));
        Assert.Contains("The view shows no EC2 instance at all.", await TestPages.RenderAsync(report), Ordinal);
    }

    [Fact]
    public async Task CountsTheBlindSpots()
    {
        var page = await TestPages.RenderAsync(AllManaged with
        {
            BlindSpots = [new("333333333333", null, "It has no index.")],
            Warnings = ["A row could not be read.", "Another one could not."],
        });

        Assert.Contains("<a href=\"#blindspots\">1 blind spot, 2 warnings</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesTheAccountsWithMostNewExemptions()
    {
        var page = await TestPages.RenderAsync(Fleets.Report(OneUnmanaged, AllManaged) with
        {
            Exemptions =
            [
                .. Enumerable.Range(1, 4).Select(number =>
                    new ExemptionSummary($"tag {number}", null, null, null, number, default) { Added = number }),
            ],
        });

        Assert.Contains(
            " <a href=\"#exempt\">Newly exempt by tag</a>: 4 instances by tag 4; 3 instances by tag 3; 2 instances by tag 2 "
            + "and 1 more account.", page, Ordinal);
    }

    private static async Task<(string Sign, string Title)> SaidAsync(Report report)
    {
        var page = await TestPages.RenderAsync(report);
        return (page.Split("<span class=\"sign\">")[1].Split("</span>")[0], TestPages.Inside("h1", page));
    }
}
