using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using FleetDiff.Cdk.Context;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>
/// The dead-letter queue for runs that could not be started or whose retries failed. A message has the event and the error.
/// </summary>
public sealed class DeadLetterQueue : Queue
{
    /// <summary>Creates the queue, encrypted with the customer managed key or else with SQS-managed keys.</summary>
    public DeadLetterQueue(Construct scope, string id, IKey? key)
        : base(scope, id, new QueueProps
        {
            Encryption = key is null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS,
            EncryptionMasterKey = key,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
        }) =>
        this.Accept("AwsSolutions-SQS3", "It is the dead-letter queue of the schedule and the function.");
}
