using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>Alerts to an SNS topic.</summary>
/// <param name="client">The client, in the topic's Region: SNS publishes to no other.</param>
/// <param name="topicArn">The topic.</param>
public sealed class SnsAlerts(IAmazonSimpleNotificationService client, string topicArn) : IAlertChannel
{
    /// <inheritdoc/>
    public async Task<Receipt> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.PublishAsync(
                new PublishRequest { TopicArn = topicArn, Subject = alert.Subject, Message = alert.Text },
                cancellationToken);
            return new(topicArn, response.MessageId);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Of($"publishing the alert to {topicArn}",
                "sns:Publish on the topic (and kms:GenerateDataKey and kms:Decrypt on its key, if it has one)", e);
        }
    }
}
