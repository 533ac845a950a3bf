using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>The bucket of the archive, and the prefix of FleetDiff's files in it.</summary>
internal sealed class ArchiveStorage : Construct
{
    // S3 Glacier Instant Retrieval has a minimum storage duration of 90 days: a shorter stay costs more than it saves.
    private const int DaysUntilColder = 90;

    // A lease is valid for minutes. Keeping the files for a month shows which run wrote when.
    private const int LeaseRetentionDays = 30;

    // Access logs show who read or wrote which file.
    private const int AccessLogRetentionDays = 365;

    // exemptions.csv and the index page are outside the folders of the runs: they never expire.
    private static readonly string[] RunFolders = ["reports/date=", "instances/date=", "alerts/date="];

    /// <summary>Creates the bucket, or imports the existing bucket.</summary>
    public ArchiveStorage(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        Bucket = props.BucketName is { } name
            ? Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, "Existing", name)
            : CreateArchive(props, stack.Key);
        Location = $"s3://{Bucket.BucketName}/{props.Fleet}";
    }

    public IBucket Bucket { get; }

    /// <summary>The location of the archive, in the format of the function's setting.</summary>
    public string Location { get; }

    private Bucket CreateArchive(FleetDiffProps props, IKey? key) => CreateBucket("Bucket", new BucketProps
    {
        // Default: S3-managed keys. A key of the stack could be deleted, and the archive with it, and every reader would
        // need a permission on it. The archive contains names, ids and tags.
        Encryption = key is null ? BucketEncryption.S3_MANAGED : BucketEncryption.KMS,
        EncryptionKey = key,
        BucketKeyEnabled = key is null ? null : true,
        // Compliance mode, not governance mode: no administrator can change a locked file.
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

    // S3 delivers access logs only to a bucket with S3-managed keys.
    private Bucket CreateAccessLogs() => CreateBucket("AccessLogs", new BucketProps
    {
        Encryption = BucketEncryption.S3_MANAGED,
        LifecycleRules =
        [
            new LifecycleRule
            {
                Expiration = Duration.Days(AccessLogRetentionDays),
                NoncurrentVersionExpiration = Duration.Days(AccessLogRetentionDays),
            },
        ],
    });

    private Bucket CreateBucket(string id, BucketProps props)
    {
        props.EnforceSSL = true;
        props.MinimumTLSVersion = 1.2;
        props.BlockPublicAccess = BlockPublicAccess.BLOCK_ALL;
        props.ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED;
        // An overwritten file is kept.
        props.Versioned = true;
        // The bucket stays when the stack is deleted. The empty bucket of a failed deployment is deleted.
        props.RemovalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
        return new Bucket(this, id, props);
    }

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
