using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Alerts;

public class FailedAlertTests
{
    private static readonly FleetInventory One = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly FleetInventory Two = Fleets.With(managed: [1, 2], unmanaged: [3, 4]);

    [Fact]
    public async Task LeavesTheRunCompleteAndIsSentWhenItIsStartedAgain()
    {
        var stage = await FailedAsync(23);
        Assert.NotNull(await new RunStore(stage.Archive).ReadAsync(RunFixture.Date(23), default));
        Assert.DoesNotContain(ArchiveKeys.Alert(RunFixture.Date(23)), stage.Archive.Objects.Keys);

        await stage.RunAsync(23, One);
        await stage.RunAsync(23, One);

        Assert.Equal(["2026-11-23"], stage.Channel.Dates);
        Assert.Equal(1, stage.Reads);
    }

    [Fact]
    public async Task IsSentOnceByTheNextRunBeforeItsOwnAlertHoweverManyRunsItFailed()
    {
        var days = Enumerable.Range(10, 10).ToList();
        var stage = await FailedAsync(new() { AlertOn = AlertOn.Any }, [.. days[..^1]]);

        await stage.RunAsync(days[^1], Two);
        await stage.RunAsync(days[0], One);
        await stage.RunAsync(days[^1], Two);

        Assert.Equal(days.Select(day => $"2026-11-{day}"), stage.Channel.Dates);
        Assert.DoesNotContain(Fleets.Key(4).Instance, stage.Channel.Sent[^2].Mail.Text, StringComparison.Ordinal);
        Assert.Contains(Fleets.Key(4).Instance, stage.Channel.Sent[^1].Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsRecordedForEveryRunAlsoForThoseThatNeedNone()
    {
        var stage = await FailedAsync(21, 22, 23);

        await stage.RunAsync(24, Two);

        Assert.Equal(["2026-11-21", "2026-11-24"], stage.Channel.Dates);
        Assert.All([21, 22, 23, 24], day =>
            Assert.Contains(ArchiveKeys.Alert(RunFixture.Date(day)), stage.Archive.Objects.Keys));
    }

    [Fact]
    public async Task IsSentOnceItsReportCanBeRead()
    {
        var stage = await FailedAsync(22);
        var key = ArchiveKeys.ReportJson(RunFixture.Date(22));
        var report = stage.Archive.Text(key);
        stage.Archive.Put(key, "{");
        await stage.RunAsync(23, Two);
        stage.Archive.Put(key, report);

        await stage.RunAsync(24, Two);

        Assert.Equal(["2026-11-23", "2026-11-22"], stage.Channel.Dates);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"schema\":\"fleetdiff/alert/v9\"}")]
    [InlineData("{\"schema\":\"fleetdiff/alert/v1\",\"date\":\"2026-11-23\",\"sent\":true,\"because\":\"forged\"}")]
    public async Task IsSentWhenARecordBelongsToAnotherReport(string record)
    {
        var stage = new RunFixture();
        stage.Archive.Put(ArchiveKeys.Alert(RunFixture.Date(23)), record);

        await stage.RunAsync(23, One);
        await stage.RunAsync(23, One);
        await stage.RunAsync(24, One);

        Assert.Equal(["2026-11-23"], stage.Channel.Dates);
    }

    [Fact]
    public async Task IsNotSentWhenAlertsAreOff()
    {
        var stage = new RunFixture { Rules = new() { AlertOn = AlertOn.Never } };
        stage.Channel.IsFailing = true;

        var result = await stage.RunAsync(23, One);

        Assert.False(result.Alert.Sent);
    }

    private static Task<RunFixture> FailedAsync(params int[] days) => FailedAsync(new AnalysisRules(), days);

    private static async Task<RunFixture> FailedAsync(AnalysisRules rules, params int[] days)
    {
        var stage = new RunFixture { Rules = rules };
        stage.Channel.IsFailing = true;
        foreach (var day in days)
        {
            await Assert.ThrowsAsync<RunFailedException>(() => stage.RunAsync(day, One));
        }

        stage.Channel.IsFailing = false;
        return stage;
    }
}
