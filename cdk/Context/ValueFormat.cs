using System.Text.RegularExpressions;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cdk.Context;

/// <summary>The format of a setting that only the deployment has.</summary>
/// <param name="Pattern">The regular expression of a valid value. The template of a release has it too.</param>
/// <param name="Expected">The expected format, for error messages.</param>
internal sealed record ValueFormat(string Pattern, string Expected)
{
    private const string KeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    public static ValueFormat Scope { get; } = new(
        @"arn:aws[a-z-]*:organizations::\d{12}:(organization/o-[a-z0-9]{10,32}"
            + "|ou/o-[a-z0-9]{10,32}/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})",
        "the ARN of the organization or of an organizational unit, such as "
            + "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5");

    public static ValueFormat Email { get; } = new(
        @"[^\s@,<>]+@[^\s@,<>]+\.[^\s@,<>]+", "mail addresses, comma separated, such as platform@example.com");

    // The name is also part of the stack name.
    public static ValueFormat Fleet { get; } = new(
        "[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?",
        "at most 40 lower-case letters, digits and hyphens, the first a letter, such as fleetdiff-apac");

    public static ValueFormat Prefix { get; } = new(
        "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
        "prefixes in the bucket, comma separated, such as fleetdiff,fleetdiff-apac");

    public static ValueFormat Key { get; } = new(
        @"arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+", $"the ARN of a KMS key (not of an alias), such as {KeyArn}");

    public static ValueFormat Keys { get; } =
        Key with { Expected = $"the ARNs of KMS keys, comma separated, such as {KeyArn}" };

    public bool Matches(string text) => Regex.IsMatch(text, $@"^({Pattern})\z");

    /// <summary>Parses an ARN; returns null for a text of another format.</summary>
    public AwsArn? ParseArn(string text) => Matches(text) ? AwsArn.Parse(text) : null;
}
