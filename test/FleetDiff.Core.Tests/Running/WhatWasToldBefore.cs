using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

/// <summary>What an alert says depends on what the alerts before it said, as the archive remembers them.</summary>
public class WhatWasToldBefore
{
    private static readonly Inventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly Inventory Open = Fleets.With(managed: [1, 3], unmanaged: [2]);

    [Fact]
    public async Task IsRemindedOfAWeekLaterAlsoWhenNightsWereMissed()
    {
        var stage = new Stage();
        await RunAsync(stage, Open, 1, 2, 5, 9, 10);

        Assert.Equal(["2026-11-01", "2026-11-09"], stage.Channel.Nights);
        Assert.Contains(": reminder", stage.Channel.Sent[1].Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsTheSameWhenANightIsRunTwiceOrItsRecordIsLost()
    {
        var stage = new Stage();
        await RunAsync(stage, Open, 1, 8, 8);
        stage.Archive.Remove(ArchiveKeys.Alert(Stage.Date(8)));

        await RunAsync(stage, Open, 8);

        Assert.Equal(["2026-11-01", "2026-11-08", "2026-11-08"], stage.Channel.Nights);
        Assert.Equal(stage.Channel.Sent[1].Mail, stage.Channel.Sent[2].Mail);
    }

    [Fact]
    public async Task IsNotWhatARecordSaysOfALaterNight()
    {
        var stage = new Stage();
        await RunAsync(stage, Open, 1, 2);
        var key = ArchiveKeys.Alert(Stage.Date(2));
        stage.Archive.Put(key, stage.Archive.Text(key).Replace(
            "\"told\":\"2026-11-01\"", "\"told\":\"9999-12-31\"", StringComparison.Ordinal));

        await RunAsync(stage, Open, 3);

        Assert.Contains(": reminder", stage.Channel.Sent[^1].Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsFollowedByOneAllClear()
    {
        var stage = new Stage();
        await RunAsync(stage, Open, 1);
        await RunAsync(stage, Good, 2, 3, 4, 12);

        Assert.Equal(["2026-11-01", "2026-11-02"], stage.Channel.Nights);
        Assert.Contains("all clear", stage.Channel.Sent[1].Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsRememberedThroughARecordThatCannotBeRead()
    {
        var stage = new Stage();
        await RunAsync(stage, Open, 1, 2);
        stage.Archive.Put(ArchiveKeys.Alert(Stage.Date(2)), "{");

        await RunAsync(stage, Good, 3);

        Assert.Contains("all clear", stage.Channel.Sent[^1].Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsSaidAtOnceToWhomAlertsWereTurnedOff()
    {
        var stage = new Stage { Rules = new() { AlertOn = AlertOn.Never } };
        await RunAsync(stage, Open, 1, 2);
        stage.Rules = new();

        await RunAsync(stage, Open, 3, 4);

        Assert.Equal(
            "FleetDiff 2026-11-03: reminder, 1 EC2 instance still unmanaged",
            Assert.Single(stage.Channel.Sent).Mail.Subject);
    }

    [Fact]
    public async Task IsOnRecordWithEveryForm()
    {
        var stage = new Stage();

        var night = await stage.RunAsync(1, Open);

        var (record, sent) = (night.Alert, Assert.Single(stage.Channel.Sent));
        Assert.Equal((AlertKind.Baseline, Stage.Date(1), 1), (record?.Kind, record?.Told, record?.Open));
        Assert.Equal(
            (sent.Mail.Subject, sent.Mail.Text, sent.Sms, sent.Json, sent.Chat),
            (record?.Subject, record?.Text, record?.Sms, record?.Json, record?.Chat));
    }

    [Fact]
    public async Task IsWhatARehearsalGoesBy()
    {
        var stage = new Stage();
        await stage.RunAsync(1, Open);
        var writes = stage.Archive.Writes.Count;
        var before = await new Nights(stage.Archive).ReadAsync(Stage.Date(1), default);
        var alerting = new Alerting(stage.Archive, stage.Channel, new(), stage.Clock);

        var foreseen = await alerting.ForeseeAsync(Fleets.Report(Good, before, Stage.Date(2)), default);

        Assert.Equal(AlertKind.AllClear, foreseen.Decision.Kind);
        Assert.NotNull(foreseen.Alert);
        Assert.Equal(writes, stage.Archive.Writes.Count);
        Assert.Single(stage.Channel.Sent);
    }

    private static async Task RunAsync(Stage stage, Inventory inventory, params int[] days)
    {
        foreach (var day in days)
        {
            await stage.RunAsync(day, inventory);
        }
    }
}
