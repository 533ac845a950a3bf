using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Aws.Alerts;

/// <summary>
/// Publishes alerts to an SNS topic. One publish carries a message for each protocol. Amazon Q Developer in chat
/// applications subscribes over HTTPS, so HTTPS subscribers get the chat message. Email and SMS subscribers get their
/// own texts. All other protocols get the JSON for programs. The client is in the topic's Region: SNS does not publish to a topic
/// in another Region.
/// </summary>
internal sealed class SnsAlertChannel(
    IAmazonSimpleNotificationService client, string topicArn, TimeProvider? clock = null) : IAlertChannel
{
    private const int MaxAttempts = 4;

    public async Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var request = new PublishRequest
        {
            TopicArn = topicArn,
            Subject = alert.Mail.Subject,
            Message = FormatMessage(alert),
            MessageStructure = "json",
            MessageAttributes = alert.Attributes.ToDictionary(
                label => label.Name,
                label => new MessageAttributeValue { DataType = label.Type, StringValue = label.Value }),
        };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await client.PublishAsync(request, cancellationToken);
                // Only a MessageId confirms that SNS accepted the message: a proxy can also return HTTP 200.
                return string.IsNullOrEmpty(response.MessageId)
                    ? throw new UnexpectedResponseException("it has no MessageId, so the alert is not sent")
                    : new(topicArn, response.MessageId);
            }
            catch (AmazonServiceException e)
                when (e.StatusCode == HttpStatusCode.TooManyRequests && attempt < MaxAttempts)
            {
                // The SDK does not retry this error: its code is Throttled (Amazon SNS API Reference, ThrottledException).
                await Task.Delay(TimeSpan.FromSeconds(1 << attempt), clock ?? TimeProvider.System, cancellationToken);
            }
            catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
            {
                throw AwsFailure.Describe($"publishing the alert to {topicArn}",
                    "sns:Publish on the topic (and kms:GenerateDataKey and kms:Decrypt on its key, if it has one)", e);
            }
        }
    }

    /// <summary>
    /// Returns the message for each protocol as JSON (Amazon SNS API Reference, Publish, MessageStructure). Protocols that
    /// are not listed get the default.
    /// </summary>
    private static string FormatMessage(Alert alert)
    {
        var message = new JsonObject
        {
            ["default"] = alert.Json,
            ["email"] = alert.Mail.Text,
            ["sms"] = alert.Sms,
            ["https"] = alert.Chat,
        };
        return message.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
