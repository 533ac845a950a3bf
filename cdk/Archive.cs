using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>The bucket that nights are kept in, and the place of FleetDiff's files in it.</summary>
public sealed class Archive : Construct
{
    // Below it S3 Glacier Instant Retrieval costs more than it saves: it charges 90 days at least.
    private const int DaysUntilColder = 90;

    // A claim counts for minutes; for a month one can look up who ran when.
    private const int DaysOfClaims = 30;

    // exemptions.csv, which is yours, and the front page are in no folder of a night: they never expire.
    private static readonly string[] FoldersOfNights = ["reports/date=", "instances/date=", "alerts/date="];

    /// <summary>Makes the bucket, or takes the one that is given.</summary>
    public Archive(Construct scope, string id, FleetDiffProps props)
        : base(scope, id)
    {
        Prefix = props.Fleet;
        Bucket = props.BucketName is { } name
            ? Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, "Existing", name)
            : NewBucket(props);
    }

    /// <summary>
    /// The prefix of every file, so that the bucket can hold other things and other fleets too.
    /// </summary>
    public string Prefix { get; }

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>The archive, as the function's setting writes it.</summary>
    public string Location => $"s3://{Bucket.BucketName}/{Prefix}";

    private Bucket NewBucket(FleetDiffProps props) => new(this, "Bucket", new BucketProps
    {
        // S3's own keys: a key of ours would be one more thing that can be deleted, with the archive behind it, and one
        // more permission for each reader; what is kept are names, ids and tags.
        Encryption = BucketEncryption.S3_MANAGED,
        EnforceSSL = true,
        MinimumTLSVersion = 1.2,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
        Versioned = true,
        RemovalPolicy = RemovalPolicy.RETAIN,
        // Compliance, not governance: an auditor's question is whether an administrator could have changed it.
        ObjectLockDefaultRetention = props.ObjectLockDays is { } days
            ? ObjectLockRetention.Compliance(Duration.Days(days))
            : null,
        ServerAccessLogsBucket = NewAccessLogs(),
        LifecycleRules =
        [
            .. FoldersOfNights.Select(folder => Expiry(folder, props.RetentionDays)),
            Expiry("claims/", DaysOfClaims),
        ],
    });

    // Who read or wrote what, for a year.
    private Bucket NewAccessLogs() => new(this, "AccessLogs", new BucketProps
    {
        Encryption = BucketEncryption.S3_MANAGED,
        EnforceSSL = true,
        MinimumTLSVersion = 1.2,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
        RemovalPolicy = RemovalPolicy.RETAIN,
        LifecycleRules = [new LifecycleRule { Expiration = Duration.Days(365) }],
    });

    private LifecycleRule Expiry(string folder, int days) => new()
    {
        Prefix = $"{Prefix}/{folder}",
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
