using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>Nights that could not be started, or that failed for good: each message holds the event and why.</summary>
public sealed class DeadLetters : Queue
{
    /// <summary>Makes the queue.</summary>
    public DeadLetters(Construct scope, string id)
        : base(scope, id, new QueueProps
        {
            Encryption = QueueEncryption.SQS_MANAGED,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
        }) =>
        this.Accept("AwsSolutions-SQS3", "It is the dead-letter queue, of the schedule and of the function.");
}
