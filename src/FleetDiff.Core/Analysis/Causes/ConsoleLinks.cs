namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// Formats addresses of the AWS console in the partition of a Region. Each is null when the console address is not public.
/// </summary>
public static class ConsoleLinks
{
    // The prefixes of the Regions in partitions whose console address is not public.
    private static readonly string[] Closed = ["us-iso", "eu-iso", "eusc-"];

    /// <summary>Formats the address of an instance in the EC2 console.</summary>
    public static string? FormatInstance(InstanceKey key) =>
        Format(key.Region, "ec2/home", $"#InstanceDetails:instanceId={key.Instance}");

    internal static string? FormatInstances(Region region) => Format(region, "ec2/home", "#Instances:");

    internal static string? FormatImage(Region region, string id) => Format(region, "ec2/home", $"#ImageDetails:imageId={id}");

    internal static string? FormatSubnet(Region region, string id) =>
        Format(region, "vpcconsole/home", $"#SubnetDetails:subnetId={id}");

    internal static string? FormatVpc(Region region, string id) => Format(region, "vpcconsole/home", $"#VpcDetails:VpcId={id}");

    internal static string? FormatRoles(Region region) =>
        GetHost(region.Code) is { } host ? $"https://{host}/iam/home#/roles" : null;

    internal static string? FormatFleetManager(Region region) => Format(region, "systems-manager/fleet-manager/managed-nodes");

    internal static string? FormatSystemsManager(Region region) => Format(region, "systems-manager/home");

    internal static string? FormatRunbook(Region region, string name) =>
        Format(region, $"systems-manager/automation/execute/{name}");

    private static string? Format(Region region, string path, string fragment = "") =>
        GetHost(region.Code) is { } host ? $"https://{host}/{path}?region={region.Code}{fragment}" : null;

    private static string? GetHost(string region) =>
        region.StartsWith("us-gov-", StringComparison.Ordinal) ? "console.amazonaws-us-gov.com"
        : region.StartsWith("cn-", StringComparison.Ordinal) ? "console.amazonaws.cn"
        : Closed.Any(partition => region.StartsWith(partition, StringComparison.Ordinal)) ? null
        : "console.aws.amazon.com";
}
