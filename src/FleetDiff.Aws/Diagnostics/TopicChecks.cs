using System.Globalization;
using Amazon.SimpleNotificationService.Model;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Checks;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting.Json;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the topic exists, has confirmed subscriptions, and accepts messages.</summary>
internal static class TopicChecks
{
    public static IReadOnlyList<Check> Create(
        Settings settings, AwsClients clients, CallerChecks caller, bool sendTest)
    {
        if (settings.TopicArn is not { } arn)
        {
            return [new("Topic", () => EvaluateMissing(settings.Rules.AlertOn))];
        }

        var (topicArn, client) = ($"{arn}", clients.CreateNotificationService(arn.Region));
        var topic = new Check("Topic", async cancellationToken =>
        {
            var response = await client.GetTopicAttributesAsync(
                new GetTopicAttributesRequest { TopicArn = topicArn }, cancellationToken);
            return Evaluate(
                topicArn, ParseCount(response, "SubscriptionsConfirmed"), ParseCount(response, "SubscriptionsPending"));
        }, caller.Caller)
        {
            Attempt = $"reading the topic {topicArn}",
            Permission = "sns:GetTopicAttributes on the topic",
            Denied = CheckResult.Warning(
                "sns:GetTopicAttributes is not allowed: FleetDiff cannot check whether the topic exists and has "
                + "subscriptions.",
                "Allow it for your own role (the function does not need it), or test the topic with --send-test."),
        };

        // The test message takes the same path as an alert.
        var testMessage = new Check("Test message", async cancellationToken =>
        {
            var test = TestAlert.Create("This is a test message from 'fleetdiff doctor --send-test'. No action is required.\n"
                + $"You will receive the alerts of FleetDiff in the same way.\n\nSent by {caller.Name}.\n");
            var receipt = await new SnsAlertChannel(client, topicArn).SendAsync(test, cancellationToken);
            return CheckResult.Ok($"Sent to {topicArn} with message ID {receipt.MessageId}. Check that it arrives.");
        }, topic);
        return sendTest ? [topic, testMessage] : [topic];
    }

    private static CheckResult EvaluateMissing(AlertOn alertOn) => alertOn == AlertOn.Never
        ? CheckResult.Ok($"No topic is configured, and {Setting.AlertOn} is never: no alert is sent.")
        : CheckResult.Warning(
            "No topic is configured: alerts are only logged.", $"Set {Setting.TopicArn} to the ARN of an SNS topic.");

    private static int ParseCount(GetTopicAttributesResponse response, string name) => int.TryParse(
        response.Attributes?.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static CheckResult Evaluate(string topicArn, int confirmed, int pending) => (confirmed, pending) switch
    {
        (0, 0) => CheckResult.Warning(
            $"{topicArn} has no subscription: nobody receives the alerts.", "Subscribe to it, and confirm the subscription."),
        (0, _) => CheckResult.Warning(
            $"{topicArn} has no confirmed subscription: {TextFormat.Count(pending, "subscription is", "subscriptions are")} "
                + "pending.",
            "Choose the link in the mail from AWS Notifications."),
        _ => CheckResult.Ok($"{topicArn} exists and has "
            + $"{TextFormat.Count(confirmed, "confirmed subscription")}. Test publishing with --send-test."),
    };
}
