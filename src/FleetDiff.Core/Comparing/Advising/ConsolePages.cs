using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Advising;

/// <summary>Addresses in the AWS console, of the partition that a Region is in.</summary>
internal static class ConsolePages
{
    // Partitions whose console's address is not public knowledge.
    private static readonly string[] Closed = ["us-iso", "eu-iso", "eusc-"];

    /// <summary>The EC2 console's page of an instance, or null in a partition whose console is not known.</summary>
    public static string? Instance(InstanceKey key) =>
        Page(key.Region, "ec2/home", $"#InstanceDetails:instanceId={key.Instance}");

    /// <summary>The list of managed nodes, or null in a partition whose console is not known.</summary>
    public static string? FleetManager(Region region) => Page(region, "systems-manager/fleet-manager/managed-nodes");

    /// <summary>Systems Manager's start page, or null in a partition whose console is not known.</summary>
    public static string? SystemsManager(Region region) => Page(region, "systems-manager/home");

    /// <summary>The page that runs a runbook, or null in a partition whose console is not known.</summary>
    public static string? Runbook(Region region, string name) =>
        Page(region, $"systems-manager/automation/execute/{name}");

    private static string? Page(Region region, string path, string fragment = "") =>
        HostOf(region.Code) is { } host ? $"https://{host}/{path}?region={region.Code}{fragment}" : null;

    private static string? HostOf(string region) =>
        region.StartsWith("us-gov-", StringComparison.Ordinal) ? "console.amazonaws-us-gov.com"
        : region.StartsWith("cn-", StringComparison.Ordinal) ? "console.amazonaws.cn"
        : Closed.Any(partition => region.StartsWith(partition, StringComparison.Ordinal)) ? null
        : "console.aws.amazon.com";
}
