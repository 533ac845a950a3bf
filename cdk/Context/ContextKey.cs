using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>
/// The names of the deployment settings: context of cdk.json, or <c>-c name=value</c>. <see cref="FleetDiffProps"/> describes the
/// values.
/// </summary>
internal static class ContextKey
{
    public const string ViewArn = "viewArn";
    public const string Emails = "emails";
    public const string Webhooks = "webhooks";
    public const string Schedule = "schedule";
    public const string TimeZone = "timeZone";
    public const string Evidence = "evidence";
    public const string AlertOn = "alertOn";
    public const string GraceHours = "graceHours";
    public const string ExemptTag = "exemptTag";
    public const string ExemptTagMaxDays = "exemptTagMaxDays";
    public const string ExemptTagAccounts = "exemptTagAccounts";
    public const string ExemptSuppressed = "exemptSuppressed";
    public const string Accounts = "accounts";
    public const string RetentionDays = "retentionDays";
    public const string ObjectLockDays = "objectLockDays";
    public const string BucketName = "bucketName";
    public const string Fleet = "fleet";
    public const string Fleets = "fleets";
    public const string TopicArn = "topicArn";
    public const string KeyArns = "keyArns";
    public const string KmsKeyArn = "kmsKeyArn";
    public const string Tags = "tags";
    public const string ReserveConcurrency = "reserveConcurrency";
    public const string MemoryMb = "memoryMb";
    public const string Architecture = "architecture";
    public const string Runtime = "runtime";
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
