using System.Globalization;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting.Json;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the topic exists, has confirmed subscriptions, and accepts messages.</summary>
internal sealed class TopicChecks
{
    private readonly IAmazonSimpleNotificationService _client;
    private readonly string _topicArn;
    private readonly Func<string> _caller;

    /// <param name="client">The client, in the topic's Region.</param>
    /// <param name="topicArn">The ARN of the topic.</param>
    /// <param name="who">Returns the caller, for the test message.</param>
    /// <param name="caller">The check for credentials.</param>
    public TopicChecks(
        IAmazonSimpleNotificationService client, string topicArn, Func<string> who, Check caller)
    {
        (_client, _topicArn, _caller) = (client, topicArn, who);
        Topic = new("Topic", CheckTopicAsync, caller);
        TestMessage = new("Test message", SendTestAsync, Topic);
    }

    /// <summary>Checks that the topic exists and has confirmed subscriptions.</summary>
    public Check Topic { get; }

    /// <summary>Publishes a test message to the topic.</summary>
    public Check TestMessage { get; }

    /// <summary>Creates the check for settings without a topic.</summary>
    /// <param name="isSilent">Whether alerts are turned off.</param>
    internal static Check CreateNotConfigured(bool isSilent) => new("Topic", () => isSilent
        ? CheckResult.Ok($"No topic is configured, and {Setting.AlertOn} is never: no alert is sent.")
        : CheckResult.Warning(
            "No topic is configured: alerts are only logged.", $"Set {Setting.TopicArn} to the ARN of an SNS topic."));

    private async Task<CheckResult> CheckTopicAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.GetTopicAttributesAsync(
                new GetTopicAttributesRequest { TopicArn = _topicArn }, cancellationToken);
            return Evaluate(Count("SubscriptionsConfirmed"), Count("SubscriptionsPending"));

            int Count(string name) => int.TryParse(
                response.Attributes?.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture,
                out var count) ? count : 0;
        }
        catch (AuthorizationErrorException)
        {
            return CheckResult.Warning(
                "sns:GetTopicAttributes is not allowed: FleetDiff cannot check whether the topic exists and has "
                + "subscriptions.",
                "Allow it for your own role (the function does not need it), or test the topic with --send-test.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe($"reading the topic {_topicArn}", "sns:GetTopicAttributes on the topic", e);
        }
    }

    private CheckResult Evaluate(int confirmed, int pending) => (confirmed, pending) switch
    {
        (0, 0) => CheckResult.Warning(
            $"{_topicArn} has no subscription: nobody receives the alerts.", "Subscribe to it, and confirm the subscription."),
        (0, _) => CheckResult.Warning(
            $"{_topicArn} has no confirmed subscription: {TextFormat.Count(pending, "subscription is", "subscriptions are")} "
                + "pending.",
            "Choose the link in the mail from AWS Notifications."),
        _ => CheckResult.Ok($"{_topicArn} exists and has "
            + $"{TextFormat.Count(confirmed, "confirmed subscription")}. Test publishing with --send-test."),
    };

    // The test message takes the same path as an alert.
    private async Task<CheckResult> SendTestAsync(CancellationToken cancellationToken)
    {
        var test = TestAlert.Create("This is a test message from 'fleetdiff doctor --send-test'. No action is required.\n"
            + $"You will receive the alerts of FleetDiff in the same way.\n\nSent by {_caller()}.\n");
        var receipt = await new SnsAlertChannel(_client, _topicArn).SendAsync(test, cancellationToken);
        return CheckResult.Ok($"Sent to {_topicArn} with message ID {receipt.MessageId}. Check that it arrives.");
    }
}
