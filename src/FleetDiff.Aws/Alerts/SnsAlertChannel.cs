using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Aws.Alerts;

/// <summary>
/// Alerts to an SNS topic: one publish, from which every subscriber gets its own form by its protocol. Amazon Q
/// Developer in chat applications subscribes over HTTPS, so HTTPS gets the chat's form; everybody else but mail and
/// text message gets the JSON for programs.
/// </summary>
/// <param name="client">The client, in the topic's Region: SNS publishes to no other.</param>
/// <param name="topicArn">The topic.</param>
/// <param name="clock">Waits where SNS throttles; null for the system's.</param>
public sealed class SnsAlertChannel(
    IAmazonSimpleNotificationService client, string topicArn, TimeProvider? clock = null) : IAlertChannel
{
    private const int MaxAttempts = 4;

    /// <inheritdoc/>
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
                // Only the MessageId says that SNS has taken the message: anybody can answer HTTP 200.
                return string.IsNullOrEmpty(response.MessageId)
                    ? throw new UnexpectedResponseException("it has no MessageId, so the alert is not sent")
                    : new(topicArn, response.MessageId);
            }
            catch (AmazonServiceException e)
                when (e.StatusCode == HttpStatusCode.TooManyRequests && attempt < MaxAttempts)
            {
                // Its name is Throttled (Amazon SNS API Reference, ThrottledException), which is none of those that the
                // SDK tries again.
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
    /// The forms by protocol (Amazon SNS API Reference, Publish, MessageStructure). What is not named gets the default.
    /// </summary>
    internal static string FormatMessage(Alert alert)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("default", alert.Json);
            writer.WriteString("email", alert.Mail.Text);
            writer.WriteString("sms", alert.Sms);
            writer.WriteString("https", alert.Chat);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
