using System.Text.RegularExpressions;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cdk.Context;

/// <summary>Validates the format of settings; the constants describe the expected formats in error messages.</summary>
internal static partial class ValueFormat
{
    public const string Scope = "the ARN of the organization or of an organizational unit, such as "
        + "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5";

    public const string Email = "mail addresses, comma separated, such as platform@example.com";

    public const string Webhook = "HTTPS addresses, comma separated, such as https://alerts.example.com/fleetdiff";

    public const string Schedule = "a minute and an hour of every day, such as cron(30 2 * * ? *)";

    public const string BucketName = "the name of an existing S3 bucket, such as example-audit-archive";

    public const string Fleet =
        "at most 40 lower-case letters, digits and hyphens, the first a letter, such as fleetdiff-apac";

    public const string Prefixes = "prefixes in the bucket, comma separated, such as fleetdiff,fleetdiff-apac";

    public const string KeyArn = "the ARNs of KMS keys, comma separated, such as "
        + "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    public const string OneKeyArn = "the ARN of a KMS key (not of an alias), such as "
        + "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    public const string Tags = "at most 50 tags as key=value, comma separated, or a JSON object, such as "
        + "team=platform,cost-center=4711";

    // These regular expressions are also in the template of a release.
    public const string ScopeSyntax = @"arn:aws[a-z-]*:organizations::\d{12}:(organization/o-[a-z0-9]{10,32}"
        + "|ou/o-[a-z0-9]{10,32}/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})";

    public const string EmailSyntax = @"[^\s@,<>]+@[^\s@,<>]+\.[^\s@,<>]+";

    public const string KeySyntax = @"arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+";

    [GeneratedRegex($@"^{ScopeSyntax}\z")]
    private static partial Regex ScopePattern();

    [GeneratedRegex($@"^{EmailSyntax}\z")]
    private static partial Regex EmailPattern();

    // The name is also part of the stack name.
    [GeneratedRegex(@"^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?\z")]
    private static partial Regex FleetPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*\z")]
    private static partial Regex PrefixPattern();

    [GeneratedRegex($@"^{KeySyntax}\z")]
    private static partial Regex KeyPattern();

    // AWS General Reference, Tag naming limits and requirements.
    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex TagPattern();

    public static bool IsTag(string key, string value) => key.Length is > 0 and <= 128 && value.Length <= 256
        && TagPattern().IsMatch(key) && TagPattern().IsMatch(value)
        && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    public static AwsArn? ParseScope(string text) => ScopePattern().IsMatch(text) ? AwsArn.Parse(text) : null;

    public static bool IsEmail(string text) => EmailPattern().IsMatch(text);

    public static bool IsWebhook(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    public static bool IsFleet(string text) => FleetPattern().IsMatch(text);

    public static bool IsPrefix(string text) => PrefixPattern().IsMatch(text);

    public static AwsArn? ParseKey(string text) => KeyPattern().IsMatch(text) ? AwsArn.Parse(text) : null;
}
