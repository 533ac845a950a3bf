using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public class AnAlertThatFailed
{
    private static readonly Inventory One = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly Inventory Two = Fleets.With(managed: [1, 2], unmanaged: [3, 4]);

    [Fact]
    public async Task LeavesTheNightComplete()
    {
        var stage = await FailedAsync(23);

        Assert.NotNull(await new Nights(stage.Archive).ReadAsync(Stage.Date(23), default));
        Assert.DoesNotContain(ArchiveKeys.Alert(Stage.Date(23)), stage.Archive.Objects.Keys);
    }

    [Fact]
    public async Task IsSentByTheNextRunOfTheNight()
    {
        var stage = await FailedAsync(23);

        await stage.RunAsync(23, One);
        await stage.RunAsync(23, One);

        Assert.Equal(["2026-11-23"], stage.Channel.Nights);
        Assert.Equal(1, stage.Reads);
    }

    [Fact]
    public async Task IsSentByTheNextNightBeforeItsOwn()
    {
        var stage = await FailedAsync(23);

        await stage.RunAsync(24, Two);
        await stage.RunAsync(23, One);
        await stage.RunAsync(24, Two);

        Assert.Equal(["2026-11-23", "2026-11-24"], stage.Channel.Nights);
        Assert.Contains(Fleets.Key(3).Instance, stage.Channel.Sent[0].Mail.Text, StringComparison.Ordinal);
        Assert.Contains(Fleets.Key(4).Instance, stage.Channel.Sent[1].Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HoldsTheNextOnesUpAndAllGoOutInOrder()
    {
        var stage = await FailedAsync(21, 22, 23);

        await stage.RunAsync(24, Two);

        Assert.Equal(["2026-11-21", "2026-11-24"], stage.Channel.Nights);
        Assert.All([21, 22, 23, 24], day =>
            Assert.Contains(ArchiveKeys.Alert(Stage.Date(day)), stage.Archive.Objects.Keys));
    }

    [Fact]
    public async Task IsCaughtUpWithHoweverManyNightsItFailed()
    {
        var stage = await FailedAsync(new() { AlertOn = AlertOn.Any }, [.. Enumerable.Range(10, 9)]);

        await stage.RunAsync(19, One);

        Assert.Equal(Enumerable.Range(10, 10).Select(day => $"2026-11-{day}"), stage.Channel.Nights);
    }

    [Fact]
    public async Task IsSentOnceItsReportCanBeReadAgain()
    {
        var stage = await FailedAsync(22);
        var key = ArchiveKeys.ReportJson(Stage.Date(22));
        var report = stage.Archive.Text(key);
        stage.Archive.Put(key, "{");
        await stage.RunAsync(23, Two);
        stage.Archive.Put(key, report);

        await stage.RunAsync(24, Two);

        Assert.Equal(["2026-11-23", "2026-11-22"], stage.Channel.Nights);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"schema\":\"fleetdiff/alert/v9\"}")]
    [InlineData("{\"schema\":\"fleetdiff/alert/v1\",\"date\":\"2026-11-23\",\"sent\":true,\"because\":\"forged\"}")]
    public async Task IsSentDespiteARecordThatIsNotOfItsReport(string record)
    {
        var stage = new Stage();
        stage.Archive.Put(ArchiveKeys.Alert(Stage.Date(23)), record);

        await stage.RunAsync(23, One);
        await stage.RunAsync(23, One);
        await stage.RunAsync(24, One);

        Assert.Equal(["2026-11-23"], stage.Channel.Nights);
    }

    [Fact]
    public async Task IsNotMissedWhenAlertsAreOff()
    {
        var stage = new Stage { Rules = new() { AlertOn = AlertOn.Never } };
        stage.Channel.Refuses = true;

        var result = await stage.RunAsync(23, One);

        Assert.False(result.Alert.Sent);
    }

    private static Task<Stage> FailedAsync(params int[] days) => FailedAsync(new Rules(), days);

    private static async Task<Stage> FailedAsync(Rules rules, params int[] days)
    {
        var stage = new Stage { Rules = rules };
        stage.Channel.Refuses = true;
        foreach (var day in days)
        {
            await Assert.ThrowsAsync<NightFailedException>(() => stage.RunAsync(day, One));
        }

        stage.Channel.Refuses = false;
        return stage;
    }
}
