using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>The bucket that nights are kept in, and the place of FleetDiff's files in it.</summary>
public sealed class ArchiveStorage : Construct
{
    // Below it S3 Glacier Instant Retrieval costs more than it saves: it charges 90 days at least.
    private const int DaysUntilColder = 90;

    // A claim counts for minutes; for a month one can look up who ran when.
    private const int LeaseRetentionDays = 30;

    // Access logs are for looking up who read or wrote what.
    private const int AccessLogRetentionDays = 365;

    // exemptions.csv, which is yours, and the front page are in no folder of a night: they never expire.
    private static readonly string[] RunFolders = ["reports/date=", "instances/date=", "alerts/date="];

    /// <summary>Makes the bucket, or takes the one that is given.</summary>
    public ArchiveStorage(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        Prefix = props.Fleet;
        Bucket = props.BucketName is { } name
            ? Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, "Existing", name)
            : CreateBucket(props, stack.Key);
    }

    /// <summary>
    /// The prefix of every file, so that the bucket can hold other things and other fleets too.
    /// </summary>
    public string Prefix { get; }

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>The archive, as the function's setting writes it.</summary>
    public string Location => $"s3://{Bucket.BucketName}/{Prefix}";

    private Bucket CreateBucket(FleetDiffProps props, IKey? key) => new(this, "Bucket", new BucketProps
    {
        // By default S3's own keys: a key of ours would be one more thing that can be deleted, with the archive behind
        // it, and one more permission for each reader; what is kept are names, ids and tags.
        Encryption = key is null ? BucketEncryption.S3_MANAGED : BucketEncryption.KMS,
        EncryptionKey = key,
        BucketKeyEnabled = key is null ? null : true,
        EnforceSSL = true,
        MinimumTLSVersion = 1.2,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
        Versioned = true,
        // It stays when the stack goes; a bucket of a deployment that failed is empty, and goes.
        RemovalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        // Compliance, not governance: an auditor's question is whether an administrator could have changed it.
        ObjectLockDefaultRetention = props.ObjectLockDays is { } days
            ? ObjectLockRetention.Compliance(Duration.Days(days))
            : null,
        ServerAccessLogsBucket = CreateAccessLogs(),
        LifecycleRules =
        [
            .. from fleet in props.Fleets
               from rule in RunFolders.Select(folder => CreateExpiry($"{fleet}/{folder}", props.RetentionDays))
                   .Append(CreateExpiry($"{fleet}/leases/", LeaseRetentionDays))
               select rule,
        ],
    });

    // Versioned, so that nobody removes a trace by overwriting it. S3 writes access logs only where its own keys encrypt.
    private Bucket CreateAccessLogs() => new(this, "AccessLogs", new BucketProps
    {
        Encryption = BucketEncryption.S3_MANAGED,
        EnforceSSL = true,
        MinimumTLSVersion = 1.2,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
        Versioned = true,
        RemovalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        LifecycleRules =
        [
            new LifecycleRule
            {
                Expiration = Duration.Days(AccessLogRetentionDays),
                NoncurrentVersionExpiration = Duration.Days(AccessLogRetentionDays),
            },
        ],
    });

    private static LifecycleRule CreateExpiry(string prefix, int days) => new()
    {
        Prefix = prefix,
        Transitions = days < 2 * DaysUntilColder
            ? null
            :
            [
                new Transition
                {
                    StorageClass = StorageClass.GLACIER_INSTANT_RETRIEVAL,
                    TransitionAfter = Duration.Days(DaysUntilColder),
                },
            ],
        Expiration = Duration.Days(days),
        NoncurrentVersionExpiration = Duration.Days(days),
        AbortIncompleteMultipartUploadAfter = Duration.Days(7),
    };
}
