using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

/// <summary>The index page of the archive, <c>reports/index.html</c>.</summary>
public class IndexPageTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly FleetInventory One = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly FleetInventory Two = Fleets.With(managed: [1, 2], unmanaged: [3, 4]);

    [Fact]
    public async Task ListsEveryRunWithItsChangesAndFiles()
    {
        var stage = new RunFixture();
        await stage.RunAsync(21, One);
        await stage.RunAsync(22, Fleets.With());
        stage.Archive.Put("reports/date=2026-11-23/unmanaged.csv", "cut off");
        await stage.RunAsync(24, Two);

        Golden.Check("front.index.html", TestPages.WithoutAssets(stage.Archive.Text(ArchiveKeys.Index)));
    }

    [Fact]
    public async Task IncludesRunsLaterThanTheRepeatedOne()
    {
        var stage = new RunFixture();
        await stage.RunAsync(24, Two);

        await stage.RunAsync(23, One);

        var page = stage.Archive.Text(ArchiveKeys.Index);
        Assert.Contains("<a href=\"date=2026-11-24/report.html\">2026-11-24</a>: 2 of 4 EC2 instances", page, Ordinal);
        Assert.Contains("<td>+1</td>", page, Ordinal);
    }

    [Fact]
    public async Task NamesAReportThatCannotBeRead()
    {
        var stage = new RunFixture();
        stage.Archive.Put(ArchiveKeys.ReportJson(RunFixture.Date(22)), "{");

        await stage.RunAsync(23, One);

        Assert.Contains("unreadable report", stage.Archive.Text(ArchiveKeys.Index), Ordinal);
    }
}
