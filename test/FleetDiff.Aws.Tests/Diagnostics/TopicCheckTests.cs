using FleetDiff.Aws.Checks;
using FleetDiff.Core.Analysis;
using LocalAws;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class TopicCheckTests : DoctorFixture
{
    [Fact]
    public async Task SendsATestMessageThatIsMarkedAsTest()
    {
        var found = await ExamineAsync(sendTest: true);

        found.Says("Test message", CheckStatus.Ok, "Check that it arrives");
        var sent = Assert.Single(Aws.Sns.Published);
        Assert.Equal("FleetDiff: a test message", sent.Subject);
        Assert.StartsWith("This is a test message", sent.Form("email"), StringComparison.Ordinal);
        Assert.Contains("assumed-role/LocalAws/test", sent.Form("email"), StringComparison.Ordinal);
        Assert.Contains("\"description\":\"This is a test message", sent.Form("https"), StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"test\"", sent.Form("sqs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsADeletedTopic()
    {
        var found = await ExamineAsync(Healthy with { TopicArn = AwsArn.Parse($"{WireFixture.TopicArn}-2") }, sendTest: true);

        found.Says("Topic", CheckStatus.Failed, "Topic does not exist", "The resource must exist");
        found.Says("Test message", CheckStatus.NotChecked, "Topic failed");
    }

    [Theory]
    [InlineData(0, 0, "has no subscription: nobody receives the alerts")]
    [InlineData(0, 2, "2 subscriptions are pending")]
    public async Task ReportsATopicWithoutSubscribers(int confirmed, int pending, string says)
    {
        Aws.Sns.CreateTopic(WireFixture.TopicArn, confirmed, pending);

        (await ExamineAsync()).Says("Topic", CheckStatus.Warning, says);
    }

    [Fact]
    public async Task SendsTheTestWhenTheTopicCannotBeRead()
    {
        Aws.Faults.On("GetTopicAttributes", Fault.Denied);

        Assert.Equal(CheckStatus.Ok, (await ExamineAsync(sendTest: true))["Test message"].Status);
    }

    [Theory]
    [InlineData(AlertOn.New, CheckStatus.Warning)]
    [InlineData(AlertOn.Never, CheckStatus.Ok)]
    public async Task WarnsThatAlertsAreOnlyLogged(AlertOn alertOn, CheckStatus health)
    {
        var found = await ExamineAsync(Healthy with { TopicArn = null, Rules = new() { AlertOn = alertOn } });

        Assert.Equal(health, found["Topic"].Status);
        Assert.DoesNotContain("Accounts", found.Lines.Keys);
    }
}
