using System.Text;

namespace FleetDiff.Reporting.Tests.Html;

/// <summary>20,000 unmanaged instances in 300 accounts: the page has a bounded size, whatever their tags hold.</summary>
public class PageSizeTests
{
    private const int Most = 2_000_000;
    private const int Unmanaged = 20_000;
    private const int Accounts = 300;

    // "&" takes the most bytes: HTML encodes it as an entity.
    private static readonly string Longest = new('&', 256);

    private static readonly Lazy<Report> Run = new(() => Fleets.Report(Fleets.FromInstances(
        [
            Fleets.Instance(Unmanaged),
            .. Enumerable.Range(0, Unmanaged).Select(number => Fleets.Instance(
                Fleets.Key(number, $"{100_000_000_000 + (number % Accounts)}"))),
        ],
        Fleets.Node(Unmanaged))));

    public static TheoryData<string> Texts =>
        ["web", Longest, string.Concat(Enumerable.Repeat("😀", 256))];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task StaysBelowTwoMegabytesOnTheFirstRun(string text) =>
        Assert.InRange(await SizeAsync(Tagged(text)), 1_600_000, Most);

    [Fact]
    public async Task StaysBelowTwoMegabytesWhenHalfIsStillOpen() =>
        Assert.InRange(await SizeAsync(HalfNew(Tagged(Longest))), 1_600_000, Most);

    [Theory]
    [InlineData(Unmanaged / Accounts, 500_000)]
    [InlineData(2, 1_000_000)]
    public async Task StaysBelowTwoMegabytesInGroups(int size, int least) =>
        Assert.InRange(await SizeAsync(HalfNew(Grouped(Longest, size))), least, Most);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task StaysBelowTwoMegabytesWithEveryTableFull(string text)
    {
        var run = HalfNew(Tagged(text));
        var (many, day) = (run.Unmanaged, run.Date);

        var size = await SizeAsync(run with
        {
            Resolved = many,
            Removed = many,
            Exempted = [.. many.Select(row => row with { ExemptBy = text })],
            Exemptions = [.. many.Select(_ => new ExemptionSummary(text, text, text, day, 1, default))],
            Dormant = many,
            Disagreements = many,
            OrphanedNodes = [.. many.Select(row => new OrphanedNode(row.Account, row.Region, row.Instance, Fleets.Now))],
            BlindSpots = [.. many.Select(row => new BlindSpot(row.Account, row.Region, text))],
            Warnings = [.. many.Select(_ => text)],
            Platforms = [.. many.Select(_ => new NamedCount(text, 1))],
            AgentVersions = [.. many.Select(_ => new NamedCount(text, 1))],
            History = [.. Enumerable.Range(0, 400).Select(n => new RunCounts(day.AddDays(n - 399), 99999, n, n))],
        });

        Assert.InRange(size, 1_500_000, Most);
    }

    [Fact]
    public async Task ListsEveryAccountWithItsFile()
    {
        var page = await TestPages.RenderAsync(Run.Value);

        Assert.All(Run.Value.Accounts, account =>
        {
            var id = $"<span class=\"id\">{account.Account}</span>";
            Assert.Contains(
                account.Unmanaged == 0
                    ? $"<th scope=\"row\" class=\"account\">{id}</th>"
                    : $"<th scope=\"row\" class=\"account\"><a href=\"accounts/{account.Account}.csv\">{id}</a>",
                page,
                StringComparison.Ordinal);
        });
    }

    private static async Task<int> SizeAsync(Report report) =>
        Encoding.UTF8.GetByteCount(await TestPages.RenderAsync(report));

    private static Report Tagged(string text)
    {
        var tags = Fleets.CreateTags(("Name", text), ("team", text));
        return WithRows(Run.Value, row => row with { Name = text, Tags = tags });
    }

    private static Report Grouped(string text, int size)
    {
        var groups = Run.Value.Unmanaged.Chunk(size).SelectMany((rows, index) => rows.Select(row => (row.Key, index)))
            .ToDictionary(row => row.Key, row => $"{row.index} {text}");
        var report = WithRows(Tagged(text), row => row with { Group = $"EKS cluster {groups[row.Key]}" });
        return report with
        {
            Groups =
            [
                .. report.Unmanaged.GroupBy(row => (row.Account, row.Region, row.Group)).Select(group =>
                    new InstanceGroup(GroupKind.EksCluster, groups[group.First().Key], group.Key.Account,
                        group.Key.Region, size, 0, [])),
            ],
        };
    }

    private static Report HalfNew(Report report) => report with
    {
        ComparedWith = Fleets.PreviousDate,
        New = [.. report.New.Where((_, index) => index % 4 < 2)],
    };

    private static Report WithRows(Report report, Func<ReportedInstance, ReportedInstance> change)
    {
        IReadOnlyList<ReportedInstance> rows = [.. report.Unmanaged.Select(change)];
        return report with { Unmanaged = rows, New = rows };
    }
}
