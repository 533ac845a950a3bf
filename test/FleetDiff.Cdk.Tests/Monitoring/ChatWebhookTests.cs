namespace FleetDiff.Cdk.Tests.Monitoring;

public sealed class ChatWebhookTests
{
    [Theory]
    [InlineData("https://hooks.slack.com/services/T000/B000/XXXX", "Slack")]
    [InlineData("https://hooks.slack-gov.com/services/T000/B000/XXXX", "Slack")]
    [InlineData("https://HOOKS.SLACK.COM./services/T000/B000/XXXX", "Slack")]
    [InlineData("https://example.webhook.office.com/webhookb2/1a2b@3c4d/IncomingWebhook/5e6f/XXXX", "Microsoft Teams")]
    [InlineData("https://outlook.office.com/webhook/XXXX", "Microsoft Teams")]
    [InlineData("https://prod-12.westeurope.logic.azure.com:443/workflows/1a2b/triggers/manual/paths/XXXX", "Microsoft Teams")]
    [InlineData("https://default1a2b.3c.environment.api.powerplatform.com:443/powerautomate/workflows/XXXX", "Microsoft Teams")]
    [InlineData("https://hooks.chime.aws/incomingwebhooks/1a2b?token=XXXX", "Amazon Chime")]
    public void RejectsAWebhookThatCannotConfirmASubscriptionAndDoesNotPrintIt(string address, string service)
    {
        var problem = Assert.Single(Given.Problems($"{Given.View},\"webhooks\":\"{address}\""));

        Assert.Contains(service, problem, StringComparison.Ordinal);
        Assert.Contains("Amazon Q Developer", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("XXXX", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://alerts.example.com/slack.com")]
    [InlineData("https://notslack.com/fleetdiff")]
    [InlineData("https://slack.com.example.com/fleetdiff")]
    public void RecognizesTheWebhookByItsHost(string address) =>
        Assert.Equal([address], Given.Props($"{Given.View},\"webhooks\":\"{address}\"").Webhooks);
}
