using System.Globalization;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting.Json;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Whether the topic is there, somebody hears it, and it can be published to.</summary>
internal sealed class TopicChecks
{
    private readonly IAmazonSimpleNotificationService _client;
    private readonly string _topicArn;
    private readonly Func<string> _caller;

    /// <param name="client">The client, in the topic's Region.</param>
    /// <param name="topicArn">The topic.</param>
    /// <param name="who">Tells who sends the test message.</param>
    /// <param name="caller">That there are credentials.</param>
    public TopicChecks(
        IAmazonSimpleNotificationService client, string topicArn, Func<string> who, Check caller)
    {
        (_client, _topicArn, _caller) = (client, topicArn, who);
        Topic = new("Topic", CheckTopicAsync, caller);
        TestMessage = new("Test message", SendTestAsync, Topic);
    }

    /// <summary>Whether the topic is there, and has subscribers.</summary>
    public Check Topic { get; }

    /// <summary>Whether it can be published to: sends a message that says that it is a test.</summary>
    public Check TestMessage { get; }

    /// <summary>What it is worth that there is no topic.</summary>
    internal static Check CreateNotConfigured(bool isSilent) => new("Topic", () => isSilent
        ? CheckResult.Ok($"There is none, and {Setting.AlertOn} is never: no alert is sent.")
        : CheckResult.Warning("There is none: an alert is only logged.", $"Name an SNS topic in {Setting.TopicArn}."));

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
                "sns:GetTopicAttributes is not allowed: whether the topic is there, and somebody hears it, cannot be "
                + "told.",
                "Allow it for yourself (the function does not need it), or try the topic with --send-test.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe($"reading the topic {_topicArn}", "sns:GetTopicAttributes on the topic", e);
        }
    }

    private CheckResult Evaluate(int confirmed, int pending) => (confirmed, pending) switch
    {
        (0, 0) => CheckResult.Warning(
            $"Nobody has subscribed to {_topicArn}: its alerts reach nobody.", "Subscribe to it, and confirm that."),
        (0, _) => CheckResult.Warning(
            $"Nobody hears {_topicArn}: {TextFormat.Count(pending, "subscription waits", "subscriptions wait")} to be confirmed.",
            "Click on the link in the mail from AWS Notifications."),
        _ => CheckResult.Ok($"{_topicArn} is there, with "
            + $"{TextFormat.Count(confirmed, "confirmed subscription")}. That it can be published to is seen with --send-test."),
    };

    // As alerts are sent: whoever gets this, in a mail or in a chat, gets them.
    private async Task<CheckResult> SendTestAsync(CancellationToken cancellationToken)
    {
        var test = TestAlert.Create("This is a test message of 'fleetdiff doctor --send-test'. Nothing has happened: the\n"
            + $"alerts of FleetDiff will come to you as this message did.\n\nSent by {_caller()}.\n");
        var receipt = await new SnsAlertChannel(_client, _topicArn).SendAsync(test, cancellationToken);
        return CheckResult.Ok($"Sent to {_topicArn} as {receipt.MessageId}: see that it arrives.");
    }
}
