namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>The names of the settings: environment variables of the function, and options of the command line.</summary>
public static class Setting
{
    /// <summary>The prefix of every name.</summary>
    public const string Prefix = "FLEETDIFF_";

    /// <summary>The multi-account view; required.</summary>
    public const string ViewArn = "FLEETDIFF_VIEW_ARN";

    /// <summary>The archive: <c>s3://bucket/prefix</c> or a folder; required.</summary>
    public const string Archive = "FLEETDIFF_ARCHIVE";

    /// <summary>The SNS topic; without it alerts are only logged.</summary>
    public const string TopicArn = "FLEETDIFF_TOPIC_ARN";

    /// <summary>The optional sources, comma separated.</summary>
    public const string Evidence = "FLEETDIFF_EVIDENCE";

    /// <summary>When an alert is sent: <c>new</c>, <c>any</c> or <c>never</c>.</summary>
    public const string AlertOn = "FLEETDIFF_ALERT_ON";

    /// <summary>The time zone of the date of a run, an IANA name.</summary>
    public const string TimeZone = "FLEETDIFF_TIME_ZONE";

    /// <summary>The grace period of a newly unmanaged instance, in hours. It is not alerted during this time.</summary>
    public const string GraceHours = "FLEETDIFF_GRACE_HOURS";

    /// <summary>The tag that makes an instance exempt, or <c>none</c>.</summary>
    public const string ExemptTag = "FLEETDIFF_EXEMPT_TAG";

    /// <summary>The maximum number of days until the date in an exempt tag.</summary>
    public const string ExemptTagMaxDays = "FLEETDIFF_EXEMPT_TAG_MAX_DAYS";

    /// <summary>The accounts whose exempt tags count, comma separated.</summary>
    public const string ExemptTagAccounts = "FLEETDIFF_EXEMPT_TAG_ACCOUNTS";

    /// <summary>Whether a suppressed finding exempts its instance: <c>true</c> or <c>false</c>.</summary>
    public const string ExemptSuppressed = "FLEETDIFF_EXEMPT_SUPPRESSED";

    /// <summary>The expected accounts: <c>organization</c>, <c>none</c>, or account ids, comma separated.</summary>
    public const string Accounts = "FLEETDIFF_ACCOUNTS";

    /// <summary>The KMS key that encrypts objects in S3; without it the default encryption of the bucket applies.</summary>
    public const string KmsKeyArn = "FLEETDIFF_KMS_KEY_ARN";

    /// <summary>The account that must own the bucket. S3 then refuses a bucket of another account.</summary>
    public const string BucketOwner = "FLEETDIFF_BUCKET_OWNER";

    /// <summary>Every setting.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ViewArn, Archive, KmsKeyArn, BucketOwner, TopicArn, Evidence, AlertOn, TimeZone, GraceHours, ExemptTag,
        ExemptTagMaxDays, ExemptTagAccounts, ExemptSuppressed, Accounts,
    ];
}
