using System.Text.RegularExpressions;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Validates ids from AWS Config by their documented forms. Only valid ids become part of a query, a link or a sentence.
/// </summary>
internal static partial class ConfigIds
{
    /// <summary>Returns an id of an image, a subnet or a VPC, or null when it does not have the form of one.</summary>
    /// <param name="id">The id.</param>
    /// <param name="prefix">The prefix, such as <c>ami-</c>.</param>
    public static string? Parse(string? id, string prefix) =>
        id?.StartsWith(prefix, StringComparison.Ordinal) == true && Digits().IsMatch(id.AsSpan(prefix.Length)) ? id : null;

    /// <summary>Returns whether a text is the ARN of an instance profile.</summary>
    // Names and paths: IAM API Reference, InstanceProfile.
    public static bool IsInstanceProfile(string arn) => Profile().IsMatch(arn);

    /// <summary>Returns the account id in the ARN of an instance profile.</summary>
    public static string GetAccount(string arn) => arn.Split(':')[4];

    [GeneratedRegex(@"\A([0-9a-f]{8}|[0-9a-f]{17})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"\Aarn:aws[a-z-]{0,10}:iam::[0-9]{12}:instance-profile/[A-Za-z0-9_+=,.@/-]{1,640}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Profile();
}
