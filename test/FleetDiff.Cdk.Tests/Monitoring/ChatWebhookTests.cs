namespace FleetDiff.Cdk.Tests.Monitoring;

public sealed class ChatWebhookTests
{
    private const string View = $"\"viewArn\":\"{Templates.View}\"";

    [Theory]
    [InlineData("https://hooks.slack.com/services/T000/B000/XXXX", "Slack")]
    [InlineData("https://hooks.slack-gov.com/services/T000/B000/XXXX", "Slack")]
    [InlineData("https://HOOKS.SLACK.COM./services/T000/B000/XXXX", "Slack")]
    [InlineData("https://example.webhook.office.com/webhookb2/1a2b@3c4d/IncomingWebhook/5e6f/7a8b", "Microsoft Teams")]
    [InlineData("https://outlook.office.com/webhook/1a2b", "Microsoft Teams")]
    [InlineData("https://prod-12.westeurope.logic.azure.com:443/workflows/1a2b/triggers/manual/paths/invoke", "Microsoft Teams")]
    [InlineData("https://default1a2b.3c.environment.api.powerplatform.com:443/powerautomate/workflows/5e6f", "Microsoft Teams")]
    [InlineData("https://hooks.chime.aws/incomingwebhooks/1a2b?token=3c4d", "Amazon Chime")]
    public void RejectsAWebhookThatCannotConfirmASubscription(string address, string service)
    {
        var problem = Assert.Single(Given.Problems($$"""{{{View}},"webhooks":"{{address}}"}"""));

        Assert.Contains(service, problem, StringComparison.Ordinal);
        Assert.Contains("Amazon Q Developer", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void DoesNotPrintTheWebhook() => Assert.DoesNotContain("XXXX", Assert.Single(
        Given.Problems($$"""{{{View}},"webhooks":"https://hooks.slack.com/services/T000/B000/XXXX"}""")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("https://alerts.example.com/slack.com")]
    [InlineData("https://notslack.com/fleetdiff")]
    [InlineData("https://slack.com.example.com/fleetdiff")]
    public void RecognizesTheWebhookByItsHost(string address) =>
        Assert.Equal([address], Given.Props($$"""{{{View}},"webhooks":"{{address}}"}""").Webhooks);
}
