using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>The names of the settings of the deployment: context of cdk.json, or <c>-c name=value</c>.</summary>
public static class ContextKey
{
    /// <summary>The multi-account view; required, unless <see cref="CreateView"/> is given.</summary>
    public const string ViewArn = "viewArn";

    /// <summary>Mail addresses for alerts and alarms.</summary>
    public const string Emails = "emails";

    /// <summary>HTTPS addresses for alerts and alarms.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>When the night runs.</summary>
    public const string Schedule = "schedule";

    /// <summary>The time zone of the schedule and of a night's date.</summary>
    public const string TimeZone = "timeZone";

    /// <summary>The optional sources.</summary>
    public const string Evidence = "evidence";

    /// <summary>What an alert is sent for.</summary>
    public const string AlertOn = "alertOn";

    /// <summary>Hours of grace.</summary>
    public const string GraceHours = "graceHours";

    /// <summary>The tag that makes an instance exempt, or <c>none</c>.</summary>
    public const string ExemptTag = "exemptTag";

    /// <summary>How many days ahead the date of an exempt tag may be.</summary>
    public const string ExemptTagMaxDays = "exemptTagMaxDays";

    /// <summary>The accounts whose exempt tags count.</summary>
    public const string ExemptTagAccounts = "exemptTagAccounts";

    /// <summary>Whether a finding that a person has suppressed exempts its instance.</summary>
    public const string ExemptSuppressed = "exemptSuppressed";

    /// <summary>The expected account ids.</summary>
    public const string Accounts = "accounts";

    /// <summary>Days for which nights are kept.</summary>
    public const string RetentionDays = "retentionDays";

    /// <summary>Days for which what was written cannot be deleted or overwritten.</summary>
    public const string ObjectLockDays = "objectLockDays";

    /// <summary>An existing bucket.</summary>
    public const string BucketName = "bucketName";

    /// <summary>The prefix of this deployment's nights in the bucket.</summary>
    public const string Fleet = "fleet";

    /// <summary>The fleets in the bucket.</summary>
    public const string Fleets = "fleets";

    /// <summary>An existing topic.</summary>
    public const string TopicArn = "topicArn";

    /// <summary>The KMS keys of the existing bucket and the existing topic.</summary>
    public const string KeyArns = "keyArns";

    /// <summary>A customer-managed key for what the stack stores.</summary>
    public const string KmsKeyArn = "kmsKeyArn";

    /// <summary>Tags for every resource.</summary>
    public const string Tags = "tags";

    /// <summary>Whether one concurrent execution is reserved for the function.</summary>
    public const string ReserveConcurrency = "reserveConcurrency";

    /// <summary>The function's memory.</summary>
    public const string MemoryMb = "memoryMb";

    /// <summary>The function's architecture.</summary>
    public const string Architecture = "architecture";

    /// <summary>The function's runtime.</summary>
    public const string Runtime = "runtime";

    /// <summary>The scope of a view that the stack makes.</summary>
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
    /// The name of a setting of the function: <c>viewArn</c> for <c>FLEETDIFF_VIEW_ARN</c>. A name of the deployment alone
    /// stays as it is.
    /// </summary>
    public static string Of(string setting)
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
