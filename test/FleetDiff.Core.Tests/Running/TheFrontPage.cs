using FleetDiff.Core.Tests.Reporting.Page;
using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

/// <summary>The archive's <c>reports/index.html</c>.</summary>
public class TheFrontPage
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly Inventory One = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly Inventory Two = Fleets.With(managed: [1, 2], unmanaged: [3, 4]);

    [Fact]
    public async Task ListsEveryNightWithTheChangeAndItsFiles()
    {
        var stage = new Stage();
        await stage.RunAsync(21, One);
        await stage.RunAsync(22, Fleets.With());
        stage.Archive.Put("reports/date=2026-11-23/unmanaged.csv", "cut off");
        await stage.RunAsync(24, Two);

        Golden.Check("front.index.html", Pages.WithoutAssets(stage.Archive.Text(ArchiveKeys.Index)));
    }

    [Fact]
    public async Task IsWrittenAfterTheAlertAndHoldsNoneUp()
    {
        var stage = new Stage();
        stage.Archive.DieAtWrite(7, takesEffect: false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.RunAsync(23, One));

        Assert.Single(stage.Channel.Sent);
        Assert.Contains(ArchiveKeys.Alert(Stage.Date(23)), stage.Archive.Objects.Keys);
    }

    [Fact]
    public async Task IsWrittenAnewWhenACompleteNightIsRunAgain()
    {
        var stage = new Stage();
        await stage.RunAsync(23, One);
        var page = stage.Archive.Text(ArchiveKeys.Index);
        stage.Archive.Put(ArchiveKeys.Index, "lost");

        await stage.RunAsync(23, One);

        Assert.Equal(page, stage.Archive.Text(ArchiveKeys.Index));
    }

    [Fact]
    public async Task KnowsTheNightsAfterOneThatIsCaughtUpWith()
    {
        var stage = new Stage();
        await stage.RunAsync(24, Two);

        await stage.RunAsync(23, One);

        var page = stage.Archive.Text(ArchiveKeys.Index);
        Assert.Contains("<a href=\"date=2026-11-24/report.html\">2026-11-24</a>: 2 of 4 EC2 instances", page, Ordinal);
        Assert.Contains("<td>+1</td>", page, Ordinal);
    }

    [Fact]
    public async Task SaysWhichReportCannotBeRead()
    {
        var stage = new Stage();
        stage.Archive.Put(ArchiveKeys.ReportJson(Stage.Date(22)), "{");

        await stage.RunAsync(23, One);

        Assert.Contains("its report cannot be read", stage.Archive.Text(ArchiveKeys.Index), Ordinal);
    }
}
