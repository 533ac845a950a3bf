using System.Text.RegularExpressions;
using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>Parses the settings that both the run and its deployment use.</summary>
public static partial class SettingValues
{
    /// <summary>The expected value of <see cref="Setting.ViewArn"/>, for error messages.</summary>
    public const string ExpectedView = "the ARN of a multi-account Resource Explorer view, such as "
        + "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    // The words of the expected accounts, which are the active accounts of the organization by default.
    private const string Organization = "organization";
    private const string NoAccounts = "none";

    private const string ExpectedTopic =
        "the ARN of a standard SNS topic, such as arn:aws:sns:eu-west-1:111122223333:fleetdiff";

    private const string ExpectedKey =
        "the ARN of a KMS key, such as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private const string ExpectedEvidence =
        "security-hub, systems-manager or config:AGGREGATOR (the aggregator's name), comma separated";

    private const string AccountIds = "account ids of 12 digits, comma separated, such as 111122223333,222233334444";

    private const string ExpectedAccounts = $"{Organization}, {NoAccounts}, or {AccountIds}";

    private const int MaxGraceHours = 24 * 30;
    private const int MaxExemptDays = 3650;

    // AWS General Reference, Tag naming limits and requirements.
    private const int LongestTagKey = 128;

    /// <summary>Parses the view; null when it is missing or invalid.</summary>
    public static AwsArn? ReadViewArn(SettingsReader reader) =>
        reader.Parse(Setting.ViewArn, text => ReadArn(text, "resource-explorer-2", ViewPattern()), ExpectedView);

    /// <summary>Parses the topic; null when it is missing or invalid.</summary>
    public static AwsArn? ReadTopicArn(SettingsReader reader) =>
        reader.Parse(Setting.TopicArn, text => ReadArn(text, "sns", NamePattern()), ExpectedTopic);

    /// <summary>Parses the archive, with the KMS key and the owner of a bucket.</summary>
    internal static ArchiveLocation ReadArchive(SettingsReader reader)
    {
        const string Expected = "s3://bucket/prefix, or a folder";
        reader.Require(Setting.Archive, Expected);
        var archive = reader.Parse(Setting.Archive, ArchiveLocation.Parse, Expected);
        var key = reader.Parse(Setting.KmsKeyArn, text => ReadArn(text, "kms", KeyPattern()), ExpectedKey);
        var owner = reader.ParseText(Setting.BucketOwner, IsAccount, "an account id of 12 digits");
        return archive is ArchiveLocation.Bucket bucket
            ? bucket with { KmsKeyArn = key?.ToString(), Owner = owner }
            : archive ?? new ArchiveLocation.Folder(".");
    }

    /// <summary>Parses the optional sources.</summary>
    public static EvidenceSettings ReadEvidence(SettingsReader reader)
    {
        var evidence = new EvidenceSettings();
        reader.ParseList(Setting.Evidence, TryAdd, ExpectedEvidence);
        return evidence;

        bool TryAdd(string item)
        {
            var more = item.Split(':', 2) switch
            {
                ["security-hub"] => evidence with { SecurityHub = true },
                ["systems-manager"] => evidence with { SystemsManager = true },
                ["config", var aggregator]
                    when NamePattern().IsMatch(aggregator) && evidence.ConfigAggregator is null =>
                    evidence with { ConfigAggregator = aggregator },
                _ => null,
            };
            evidence = more ?? evidence;
            return more is not null;
        }
    }

    /// <summary>Parses the time zone; UTC when it is missing or invalid.</summary>
    public static TimeZoneInfo ReadTimeZone(SettingsReader reader) =>
        reader.Parse(
            Setting.TimeZone,
            text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null,
            "an IANA name, such as UTC or Europe/Berlin")
        ?? TimeZoneInfo.Utc;

    /// <summary>Parses the rules of analysis and alerting.</summary>
    public static AnalysisRules ReadRules(SettingsReader reader)
    {
        var defaults = new AnalysisRules();
        var rules = new AnalysisRules
        {
            GraceHours = reader.ParseNumber(Setting.GraceHours, 0, MaxGraceHours, "hours") ?? defaults.GraceHours,
            AlertOn = reader.ParseChoice(Setting.AlertOn, "new", "any", "never") switch
            {
                "any" => AlertOn.Any,
                "never" => AlertOn.Never,
                _ => AlertOn.New,
            },
            ExemptTag = reader.ParseText(Setting.ExemptTag, key => key.Length <= LongestTagKey,
                $"a tag key of at most {LongestTagKey} characters, or none") switch
            {
                null => defaults.ExemptTag,
                "none" => null,
                var key => key,
            },
            ExemptTagMaxDays = reader.ParseNumber(Setting.ExemptTagMaxDays, 1, MaxExemptDays, "days"),
            ExemptTagAccounts = reader.ParseList(Setting.ExemptTagAccounts, IsAccount, AccountIds),
            ExemptSuppressed = reader.ParseChoice(Setting.ExemptSuppressed, "true", "false") == "true",
        };
        var accounts = ReadAccounts(reader);
        return rules with { Accounts = [.. accounts.Where(IsAccount)], ExpectsOrganization = accounts is [] or [Organization] };
    }

    /// <summary>Formats the expected accounts as the value of <see cref="Setting.Accounts"/>.</summary>
    public static string FormatAccounts(AnalysisRules rules) =>
        rules.ExpectsOrganization ? Organization : rules.Accounts is [] ? NoAccounts : string.Join(',', rules.Accounts);

    // A word cannot be combined with anything. Without the setting, the list is empty.
    private static IReadOnlyList<string> ReadAccounts(SettingsReader reader)
    {
        var accounts = reader.ParseList(Setting.Accounts, item => IsAccount(item) || IsWord(item), ExpectedAccounts);
        if (accounts.Count > 1 && accounts.Any(IsWord))
        {
            reader.AddInvalidValue(Setting.Accounts, string.Join(',', accounts), ExpectedAccounts);
        }

        return accounts;

        static bool IsWord(string item) => item is Organization or NoAccounts;
    }

    private static AwsArn? ReadArn(string text, string service, Regex resource) =>
        AwsArn.Parse(text) is { } arn && arn.Service == service && Region.TryParse(arn.Region, out _)
        && IsAccount(arn.Account) && resource.IsMatch(arn.Resource)
            ? arn
            : null;

    private static bool IsAccount(string text) => InstanceKey.TryParseAccount(text, out _);

    [GeneratedRegex(@"^view/[A-Za-z0-9_-]+/[A-Za-z0-9_-]+\z")]
    private static partial Regex ViewPattern();

    // The name of a standard topic (Amazon SNS API Reference, CreateTopic; that of a FIFO topic ends in .fifo) or of an
    // aggregator (AWS Config API Reference, ConfigurationAggregatorName).
    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(key|alias)/.+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyPattern();
}
