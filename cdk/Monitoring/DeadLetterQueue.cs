using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using FleetDiff.Cdk.Context;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>Nights that could not be started, or that failed for good: each message holds the event and why.</summary>
public sealed class DeadLetterQueue : Queue
{
    /// <summary>Makes the queue, encrypted with a key of the customer's or else with SQS's own.</summary>
    public DeadLetterQueue(Construct scope, string id, IKey? key)
        : base(scope, id, new QueueProps
        {
            Encryption = key is null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS,
            EncryptionMasterKey = key,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
        }) =>
        this.Accept("AwsSolutions-SQS3", "It is the dead-letter queue, of the schedule and of the function.");
}
