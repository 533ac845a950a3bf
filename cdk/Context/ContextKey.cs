using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>The names of the deployment settings: context of cdk.json, or <c>-c name=value</c>.</summary>
public static class ContextKey
{
    /// <summary>The ARN of the multi-account view; required, unless <see cref="CreateView"/> is given.</summary>
    public const string ViewArn = "viewArn";

    /// <summary>Mail addresses for alerts and alarms.</summary>
    public const string Emails = "emails";

    /// <summary>HTTPS addresses for alerts and alarms.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>The schedule of the runs.</summary>
    public const string Schedule = "schedule";

    /// <summary>The time zone of the schedule and of the report date.</summary>
    public const string TimeZone = "timeZone";

    /// <summary>The optional sources.</summary>
    public const string Evidence = "evidence";

    /// <summary>When an alert is sent.</summary>
    public const string AlertOn = "alertOn";

    /// <summary>The grace period, in hours.</summary>
    public const string GraceHours = "graceHours";

    /// <summary>The tag that makes an instance exempt, or <c>none</c>.</summary>
    public const string ExemptTag = "exemptTag";

    /// <summary>The maximum number of days from today to the date of an exempt tag.</summary>
    public const string ExemptTagMaxDays = "exemptTagMaxDays";

    /// <summary>The accounts whose exempt tags are accepted.</summary>
    public const string ExemptTagAccounts = "exemptTagAccounts";

    /// <summary>Whether a suppressed finding exempts its instance.</summary>
    public const string ExemptSuppressed = "exemptSuppressed";

    /// <summary>The expected accounts: <c>organization</c>, <c>none</c>, or account ids.</summary>
    public const string Accounts = "accounts";

    /// <summary>The number of days for which reports are kept.</summary>
    public const string RetentionDays = "retentionDays";

    /// <summary>The number of days for which S3 Object Lock protects a file.</summary>
    public const string ObjectLockDays = "objectLockDays";

    /// <summary>The name of an existing bucket.</summary>
    public const string BucketName = "bucketName";

    /// <summary>The prefix of this deployment's files in the bucket.</summary>
    public const string Fleet = "fleet";

    /// <summary>The prefixes of the fleets in the bucket.</summary>
    public const string Fleets = "fleets";

    /// <summary>The ARN of an existing topic.</summary>
    public const string TopicArn = "topicArn";

    /// <summary>The ARNs of the KMS keys of the existing bucket and topic.</summary>
    public const string KeyArns = "keyArns";

    /// <summary>The ARN of a customer managed key for the data of the stack.</summary>
    public const string KmsKeyArn = "kmsKeyArn";

    /// <summary>The tags to add to every resource.</summary>
    public const string Tags = "tags";

    /// <summary>Whether the function has a reserved concurrency of 1.</summary>
    public const string ReserveConcurrency = "reserveConcurrency";

    /// <summary>The function's memory, in MiB.</summary>
    public const string MemoryMb = "memoryMb";

    /// <summary>The function's architecture.</summary>
    public const string Architecture = "architecture";

    /// <summary>The function's runtime.</summary>
    public const string Runtime = "runtime";

    /// <summary>The scope of the view that the stack creates.</summary>
    public const string CreateView = "createView";

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ViewArn, Emails, Webhooks, Schedule, TimeZone, Evidence, AlertOn, GraceHours, ExemptTag, ExemptTagMaxDays,
        ExemptTagAccounts, ExemptSuppressed, Accounts, RetentionDays,
        ObjectLockDays, BucketName, Fleet, Fleets, TopicArn, KeyArns, KmsKeyArn, Tags, ReserveConcurrency,
        MemoryMb, Architecture, Runtime, CreateView,
    ];

    /// <summary>
    /// Returns the context name of a setting of the function: <c>viewArn</c> for <c>FLEETDIFF_VIEW_ARN</c>. Returns a context
    /// name unchanged.
    /// </summary>
    public static string FromSetting(string setting)
    {
        if (!setting.StartsWith(Setting.Prefix, StringComparison.Ordinal))
        {
            return setting;
        }

        var words = setting[Setting.Prefix.Length..].Split('_');
        return words[0].ToLowerInvariant()
            + string.Concat(words.Skip(1).Select(word => $"{word[0]}{word[1..].ToLowerInvariant()}"));
    }
}
