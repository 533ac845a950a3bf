using FleetDiff.Aws.Doctoring;
using FleetDiff.Comparing;
using FleetDiff.Fleet;
using LocalAws;

namespace FleetDiff.Aws.Tests.Doctoring;

public sealed class ExaminingTheTopic : Checkups
{
    [Fact]
    public async Task SendsNothingUnlessItIsAskedTo()
    {
        (await ExamineAsync()).Says("Topic", Health.Ok, "1 confirmed subscription. That it can be published to");

        Assert.Empty(Aws.Sns.Published);
    }

    [Fact]
    public async Task SendsAMessageThatSaysThatItIsATest()
    {
        var found = await ExamineAsync(sendTest: true);

        found.Says("Test message", Health.Ok, "see that it arrives");
        var sent = Assert.Single(Aws.Sns.Published);
        Assert.Equal("FleetDiff: a test message", sent.Subject);
        Assert.StartsWith("This is a test message", sent.Form("email"), StringComparison.Ordinal);
        Assert.Contains("assumed-role/LocalAws/test", sent.Form("email"), StringComparison.Ordinal);
        Assert.Contains("\"description\":\"This is a test message", sent.Form("https"), StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"test\"", sent.Form("sqs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesTheActionThatIsMissingWhenTheTestIsDenied()
    {
        Aws.Faults.On("Publish", Fault.Denied);

        (await ExamineAsync(sendTest: true)).Says(
            "Test message", Health.Failed, "AuthorizationError", "Allow sns:Publish on the topic");
    }

    [Fact]
    public async Task SaysThatTheTopicIsGone()
    {
        var found = await ExamineAsync(Healthy with { TopicArn = AwsArn.Parse($"{Wire.TopicArn}-2") }, sendTest: true);

        found.Says("Topic", Health.Failed, "Topic does not exist", "It has to exist");
        found.Says("Test message", Health.NotChecked, "Topic failed");
    }

    [Theory]
    [InlineData(0, 0, "Nobody has subscribed")]
    [InlineData(0, 2, "2 subscriptions wait to be confirmed")]
    public async Task SaysThatNobodyHearsTheTopic(int confirmed, int pending, string says)
    {
        Aws.Sns.CreateTopic(Wire.TopicArn, confirmed, pending);

        (await ExamineAsync()).Says("Topic", Health.Warning, says);
    }

    [Fact]
    public async Task SendsTheTestWhereTheTopicMayNotBeRead()
    {
        Aws.Faults.On("GetTopicAttributes", Fault.Denied);

        var found = await ExamineAsync(sendTest: true);

        found.Says("Topic", Health.Warning, "GetTopicAttributes is not allowed", "--send-test");
        Assert.Equal(Health.Ok, found["Test message"].Health);
    }

    [Theory]
    [InlineData(AlertOn.New, Health.Warning)]
    [InlineData(AlertOn.Never, Health.Ok)]
    public async Task WarnsThatAlertsAreOnlyLogged(AlertOn alertOn, Health health)
    {
        var found = await ExamineAsync(Healthy with { TopicArn = null, Rules = new() { AlertOn = alertOn } });

        Assert.Equal(health, found["Topic"].Health);
    }
}
