namespace FleetDiff.Reporting.Tests.Html;

public class UnmanagedSectionTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task SaysTheCauseOfManyInstancesOnce()
    {
        var page = await TestPages.RenderAsync(Create(10, _ => Cause("ami-1", "None of them is managed.")));

        Assert.Contains("<b>10 unmanaged</b> <bdi class=\"cause\">Image ami-1 has no SSM Agent</bdi>", page, Ordinal);
        Assert.Equal(2, page.Split("None of them is managed.").Length);
    }

    [Fact]
    public async Task SaysAFactThatDiffersBesideItsInstance()
    {
        var page = await TestPages.RenderAsync(Create(3, row => Cause("ami-1", $"A fact about {row.Instance}.")));

        Assert.Contains($"A fact about {Fleets.Key(12).Instance}.", page, Ordinal);
        Assert.Equal(1, page.Split("class=\"group\"").Length - 1);
    }

    [Fact]
    public async Task UnknownCausesAreLast()
    {
        var page = await TestPages.RenderAsync(Create(10, row => row.Instance.EndsWith('a') ? Cause("ami-1", "Not managed.")
            : new(CauseCode.Unknown, "Not known.", "Run the runbook.", null)));

        Assert.True(
            page.IndexOf("class=\"cause\">Image ami-1", Ordinal) < page.IndexOf("class=\"cause\">Cause not known", Ordinal));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task ExpandsAShortListOnly(int instances, bool isExpanded)
    {
        var page = await TestPages.RenderAsync(Create(instances, _ => Cause("ami-1", "Not managed.")));

        Assert.Equal(isExpanded, page.Contains("data-cause=\"image ami-1\" open>", Ordinal));
    }

    [Fact]
    public async Task AnAccountWithManyInstancesDoesNotDisplaceTheOthers()
    {
        var report = Fleets.Report(Fleets.FromInstances(
            [
                Fleets.Instance(1),
                .. Enumerable.Range(10, 10_000).Select(number => Fleets.Instance(number)),
                .. Enumerable.Range(1, 50).Select(number =>
                    Fleets.Instance(Fleets.Key(100_000 + number, $"{900_000_000_000 + number}"))),
            ],
            Fleets.Node(1)));

        var page = await TestPages.RenderAsync(report);

        Assert.All(Enumerable.Range(1, 50), number => Assert.Contains(Fleets.Key(100_000 + number).Instance, page, Ordinal));
    }

    private static Cause Cause(string image, string fact) =>
        new(CauseCode.Image, fact, "Install SSM Agent in the image.", null) { Resource = image };

    private static Report Create(int instances, Func<ReportedInstance, Cause> causeOf)
    {
        var report = Fleets.Report(Fleets.With(managed: [1], unmanaged: [.. Enumerable.Range(10, instances)]));
        foreach (var row in report.Unmanaged)
        {
            row.Cause = causeOf(row);
        }

        return report with
        {
            Fixes = [new("Image ami-1 has no SSM Agent", Cause("ami-1", "Not managed."), instances, [Fleets.Account], [])],
        };
    }
}
