using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

public class NightlyRunTests
{
    private static readonly FleetInventory Before = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory After = Fleets.With(managed: [1, 2], unmanaged: [3]);

    [Fact]
    public async Task WritesTheReportLastThenSendsTheAlert()
    {
        var stage = new RunFixture();

        var result = await stage.RunAsync(23, After);

        Assert.Equal(
            [
                "instances/date=2026-11-23/instances.jsonl.gz",
                "reports/date=2026-11-23/unmanaged.csv",
                "reports/date=2026-11-23/coverage/coverage.csv",
                "reports/date=2026-11-23/unmanaged.ocsf.jsonl",
                "reports/date=2026-11-23/report.html",
                "reports/date=2026-11-23/accounts/111111111111.csv",
                "reports/date=2026-11-23/report.json",
                "alerts/date=2026-11-23/alert.json",
                "reports/index.html",
            ],
            stage.Archive.Writes);
        Assert.False(result.WasComplete);
        Assert.Equal("arn:aws:sns:eu-west-1:111111111111:fleet", result.Alert.To);
        Assert.Equal("message-1", result.Alert.MessageId);
        Assert.Contains(
            "Report: memory://reports/date=2026-11-23/report.html", result.Alert.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordsThatNothingWasSentWithoutNews()
    {
        var stage = new RunFixture();

        var result = await stage.RunAsync(23, Before);

        Assert.Equal((false, "There is no unmanaged instance."), (result.Alert.Sent, result.Alert.Because));
        Assert.Empty(stage.Channel.Sent);
        Assert.Contains("alerts/date=2026-11-23/alert.json", stage.Archive.Objects.Keys);
    }

    [Fact]
    public async Task FailsOnAnUnreadableReportAndDoesNotOverwriteIt()
    {
        var stage = new RunFixture();
        stage.Archive.Put(ArchiveKeys.ReportJson(RunFixture.Date(23)), "{");

        var failure = await Assert.ThrowsAsync<UnreadableRunException>(() => stage.RunAsync(23, After));

        Assert.StartsWith(
            "memory://reports/date=2026-11-23/report.json cannot be read: ", failure.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Archive.Writes);
        Assert.Equal(0, stage.Reads);
    }
}
