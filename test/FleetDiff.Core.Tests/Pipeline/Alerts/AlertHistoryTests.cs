using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Alerts;

/// <summary>An alert depends on the alerts before it, as recorded in the archive.</summary>
public class AlertHistoryTests
{
    private static readonly FleetInventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory Open = Fleets.With(managed: [1, 3], unmanaged: [2]);

    [Fact]
    public async Task ARepeatedRunOrALostRecordGivesTheSameReminder()
    {
        var stage = new RunFixture();
        await RunAsync(stage, Open, 1, 2, 5, 9, 9);
        stage.Archive.Remove(ArchiveKeys.Alert(RunFixture.Date(9)));

        await RunAsync(stage, Open, 9, 10);

        Assert.Equal(["2026-11-01", "2026-11-09", "2026-11-09"], stage.Channel.Dates);
        Assert.Contains(": reminder", stage.Channel.Sent[1].Mail.Subject, StringComparison.Ordinal);
        Assert.Equal(stage.Channel.Sent[1].Mail, stage.Channel.Sent[2].Mail);
    }

    [Fact]
    public async Task IgnoresARecordThatNamesALaterDate()
    {
        var stage = new RunFixture();
        await RunAsync(stage, Open, 1, 2);
        stage.Edit(
            ArchiveKeys.Alert(RunFixture.Date(2)), "\"lastNotified\":\"2026-11-01\"", "\"lastNotified\":\"9999-12-31\"");

        await RunAsync(stage, Open, 3);

        Assert.Contains(": reminder", stage.Channel.Sent[^1].Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendsOneAllClear()
    {
        var stage = new RunFixture();
        await RunAsync(stage, Open, 1);
        await RunAsync(stage, Good, 2, 3, 4, 12);

        Assert.Equal(["2026-11-01", "2026-11-02"], stage.Channel.Dates);
        Assert.Contains("all clear", stage.Channel.Sent[1].Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContinuesAfterARecordThatCannotBeRead()
    {
        var stage = new RunFixture();
        await RunAsync(stage, Open, 1, 2);
        stage.Archive.Put(ArchiveKeys.Alert(RunFixture.Date(2)), "{");

        await RunAsync(stage, Good, 3);

        Assert.Contains("all clear", stage.Channel.Sent[^1].Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemindsAtOnceWhenAlertsAreTurnedOn()
    {
        var stage = new RunFixture { Rules = new() { AlertOn = AlertOn.Never } };
        await RunAsync(stage, Open, 1, 2);
        stage.Rules = new();

        await RunAsync(stage, Open, 3, 4);

        Assert.Equal(
            "FleetDiff 2026-11-03: reminder, 1 EC2 instance still unmanaged",
            Assert.Single(stage.Channel.Sent).Mail.Subject);
    }

    [Fact]
    public async Task RecordsEveryForm()
    {
        var stage = new RunFixture();

        var run = await stage.RunAsync(1, Open);

        var (record, sent) = (run.Alert, Assert.Single(stage.Channel.Sent));
        Assert.Equal((AlertKind.Baseline, RunFixture.Date(1), 1), (record?.Kind, record?.LastNotified, record?.Open));
        Assert.Equal(
            (sent.Mail.Subject, sent.Mail.Text, sent.Sms, sent.Json, sent.Chat),
            (record?.Subject, record?.Text, record?.Sms, record?.Json, record?.Chat));
    }

    private static async Task RunAsync(RunFixture stage, FleetInventory inventory, params int[] days) =>
        await stage.RunAsync(days.Select(day => (day, inventory)));
}
