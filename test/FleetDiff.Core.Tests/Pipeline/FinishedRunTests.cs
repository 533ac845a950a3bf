using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>A complete run that is started again while another run writes.</summary>
public class FinishedRunTests
{
    private static readonly FleetInventory Fleet = Fleets.With(managed: [1], unmanaged: [2]);

    [Fact]
    public async Task DoesNotWaitAndWritesNothing()
    {
        var stage = new RunFixture();
        var first = await stage.RunAsync(23, Fleet);
        Hold(stage);
        stage.Archive.Put(ArchiveKeys.Exemptions, "The file is not read again.");
        stage.Archive.BeforeWrite = key => throw new InvalidOperationException(key);

        var second = await stage.RunAsync(23, Fleet);

        Assert.Equal((false, true), (first.WasComplete, second.WasComplete));
        Assert.Equal("message-1", second.Alert.MessageId);
        Assert.Single(stage.Channel.Sent);
        Assert.Equal(1, stage.Reads);
        Assert.Equal(first.ReportLocation, second.ReportLocation);
    }

    [Theory]
    [InlineData("reports/index.html")]
    [InlineData("alerts/date=2026-11-23/alert.json")]
    [InlineData("alerts/date=2026-11-22/alert.json")]
    public async Task RunsAgainWhileAFileIsMissing(string key)
    {
        var stage = new RunFixture();
        await stage.RunAsync(22, Fleet);
        await stage.RunAsync(23, Fleet);
        stage.Archive.Remove(key);

        await stage.RunAsync(23, Fleet);

        Assert.Equal(key, stage.Archive.Writes[^(key.EndsWith("html", StringComparison.Ordinal) ? 1 : 2)]);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("2026-11-22")]
    public async Task WritesTheIndexPageAgainWhenItDiffers(string otherDate)
    {
        var stage = new RunFixture();
        await stage.RunAsync(23, Fleet);
        var page = stage.Archive.Text(ArchiveKeys.Index);
        stage.Edit(ArchiveKeys.Index, "2026-11-23", otherDate);

        await stage.RunAsync(23, Fleet);

        Assert.Equal(page, stage.Archive.Text(ArchiveKeys.Index));
    }

    [Fact]
    public async Task PreviewUsesTheAlertHistoryAndNeedsNoLease()
    {
        var stage = new RunFixture();
        await stage.RunAsync(22, Fleet);
        Hold(stage);
        stage.Archive.BeforeWrite = key => throw new InvalidOperationException(key);
        var run = stage.CreateRun(_ => Task.FromResult(Fleets.With(managed: [1, 2])));

        var findings = await run.ObserveAsync(RunFixture.Date(23), new NullProgress(), default);
        var preview = await run.PreviewAlertAsync(findings.Report, default);

        Assert.Equal(AlertKind.AllClear, preview.Decision.Kind);
        Assert.NotNull(preview.Alert);
        Assert.Single(stage.Channel.Sent);
    }

    // The clock of the fixture does not advance: a run that waits never ends.
    private static void Hold(RunFixture stage) => stage.Archive.Put(
        "leases/9.json", $$"""{"id":"x","until":"{{stage.Clock.GetUtcNow().AddMinutes(5):O}}"}""");
}
