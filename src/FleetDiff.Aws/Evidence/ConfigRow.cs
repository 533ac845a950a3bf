using System.Text.Json;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Evidence;

/// <summary>Parses a row of a result of AWS Config: a JSON object, nested by the parts of the column names.</summary>
internal static class ConfigRow
{
    /// <summary>Parses a row. Returns false when it is not a JSON object or does not identify an instance.</summary>
    public static bool TryParse(string row, out InstanceKey key, out InstanceFacts facts)
    {
        (key, facts) = (default, new(InstanceState.Unknown, null, null));
        try
        {
            using var json = JsonDocument.Parse(row);
            var root = json.RootElement;
            var (account, region, id) = (GetString(root, "accountId"), GetString(root, "awsRegion"), GetString(root, "resourceId"));
            if (!InstanceKey.TryParse(account, region, id, out key) || key.IsHybrid)
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
                Image = Share(ConfigIds.Parse(GetString(root, "configuration", "imageId"), "ami-")),
                Subnet = Share(ConfigIds.Parse(GetString(root, "configuration", "subnetId"), "subnet-")),
                Vpc = Share(ConfigIds.Parse(GetString(root, "configuration", "vpcId"), "vpc-")),
                // A missing value means no instance profile only in a row that has the other values.
                HasInstanceProfile = state is null ? null : profile is not null,
                InstanceProfile = profile is not null && ConfigIds.IsInstanceProfile(profile)
                    && ConfigIds.GetAccount(profile) == account ? Share(profile) : null,
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
}
