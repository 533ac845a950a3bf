using System.Text.Json;
using System.Text.RegularExpressions;
using FleetDiff.Aws.Clients;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Parses a row of a result of AWS Config: a JSON object, nested by the parts of the column names. Only ids of the documented
/// forms become part of a query, a link or a sentence.
/// </summary>
internal static partial class ConfigRow
{
    /// <summary>Parses a row. Returns false when it is not a JSON object or does not identify an instance.</summary>
    public static bool TryParse(string row, out InstanceKey key, out InstanceFacts facts)
    {
        (key, facts) = (default, new(InstanceState.Unknown, null, null));
        try
        {
            using var json = JsonDocument.Parse(row);
            var root = json.RootElement;
            var account = GetString(root, "accountId");
            if (!InstanceKey.TryParse(account, GetString(root, "awsRegion"), GetString(root, "resourceId"), out key)
                || key.IsHybrid)
            {
                return false;
            }

            var state = GetString(root, "configuration", "state", "name");
            var profile = GetString(root, "configuration", "iamInstanceProfile", "arn");
            facts = new(
                ParseState(state),
                UtcTime.Parse(GetString(root, "configuration", "launchTime")),
                UtcTime.Parse(GetString(root, "configurationItemCaptureTime")),
                GetString(root, "configuration", "platform"))
            {
                PrivateAddress = HostNames.ParseAddress(GetString(root, "configuration", "privateIpAddress")),
                PrivateDnsName = HostNames.ParseName(GetString(root, "configuration", "privateDnsName")),
                Image = Share(ParseId(GetString(root, "configuration", "imageId"), "ami-")),
                Subnet = Share(ParseId(GetString(root, "configuration", "subnetId"), "subnet-")),
                Vpc = Share(ParseId(GetString(root, "configuration", "vpcId"), "vpc-")),
                // A missing value means no instance profile only in a row that has the other values.
                HasInstanceProfile = state is null ? null : profile is not null,
                InstanceProfile = FindProfileAccount(profile) == account ? Share(profile) : null,
                HasMetadataService = ParseFlag(
                    GetString(root, "configuration", "metadataOptions", "httpEndpoint"), "enabled", "disabled"),
                RequiresImdsV2 = ParseFlag(
                    GetString(root, "configuration", "metadataOptions", "httpTokens"), "required", "optional"),
            };
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: the string is not valid Unicode.
            return false;
        }
    }

    /// <summary>Returns the account of an instance profile, or null when the text is not the ARN of one.</summary>
    public static string? FindProfileAccount(string? arn) =>
        ProfilePattern().IsMatch(arn ?? "") ? AwsArn.Parse(arn)?.Account : null;

    private static string? ParseId(string? id, string prefix) =>
        id?.StartsWith(prefix, StringComparison.Ordinal) == true && DigitsPattern().IsMatch(id.AsSpan(prefix.Length)) ? id : null;

    // Amazon EC2 API Reference, InstanceState.
    private static InstanceState ParseState(string? name) => name switch
    {
        "running" => InstanceState.Running,
        "stopped" or "stopping" => InstanceState.Stopped,
        "terminated" or "shutting-down" => InstanceState.Terminated,
        _ => InstanceState.Unknown,
    };

    private static bool? ParseFlag(string? value, string yes, string no) => value == yes ? true : value == no ? false : null;

    // Many instances have the same few values.
    private static string? Share(string? value) => value is null ? null : StringCache.GetOrAdd(value);

    /// <summary>Returns the text at a path of member names, or null when there is none.</summary>
    public static string? GetString(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    [GeneratedRegex(@"\A([0-9a-f]{8}|[0-9a-f]{17})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigitsPattern();

    // IAM API Reference, InstanceProfile: names and paths.
    [GeneratedRegex(
        @"\Aarn:aws[a-z-]{0,10}:iam::[0-9]{12}:instance-profile/[A-Za-z0-9_+=,.@/-]{1,640}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProfilePattern();
}
