using FleetDiff.Reporting;
using FleetDiff.Running;
using LocalAws;

namespace FleetDiff.Aws.Tests;

public sealed class SendingAlerts : IAsyncLifetime
{
    private static readonly Alert Alert = new("FleetDiff 2026-11-23: 1 new", "ウェブ-1 & <others>\nline two = +1");

    private Wire _wire = null!;

    public async Task InitializeAsync() => _wire = await Wire.StartAsync();

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Fact]
    public async Task PublishesSubjectAndTextAsTheyAre()
    {
        var receipt = await _wire.Alerts().SendAsync(Alert, default);

        var published = Assert.Single(_wire.Aws.Sns.Published);
        Assert.Equal((Wire.TopicArn, Alert.Subject, Alert.Text), (published.TopicArn, published.Subject, published.Message));
        Assert.Equal(Wire.TopicArn, receipt.To);
        Assert.False(string.IsNullOrEmpty(receipt.MessageId));
    }

    [Fact]
    public async Task NamesTheActionThatIsMissing()
    {
        _wire.Aws.Faults.On("Publish", Fault.Denied);

        Assert.Contains("Allow sns:Publish on the topic", await LineAsync(Wire.TopicArn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysThatTheTopicIsGone() => Assert.Contains(
        "It has to exist in this account and Region",
        await LineAsync("arn:aws:sns:eu-west-1:111122223333:gone"),
        StringComparison.Ordinal);

    [Fact]
    public async Task GoesToTheLogWithoutATopic()
    {
        var log = new List<string>();

        var receipt = await new LoggedAlerts(log.Add).SendAsync(Alert, default);

        Assert.Equal($"{Alert.Subject}\n\n{Alert.Text}", Assert.Single(log));
        Assert.Equal(new Receipt("log", null), receipt);
    }

    private async Task<string> LineAsync(string topic) =>
        (await Assert.ThrowsAsync<NightFailedException>(() => _wire.Alerts(topic).SendAsync(Alert, default))).Message;
}
