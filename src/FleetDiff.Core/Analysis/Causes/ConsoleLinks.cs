using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Addresses in the AWS console, of the partition that a Region is in.</summary>
public static class ConsoleLinks
{
    // Partitions whose console's address is not public knowledge.
    private static readonly string[] Closed = ["us-iso", "eu-iso", "eusc-"];

    /// <summary>The EC2 console's page of an instance, or null in a partition whose console is not known.</summary>
    public static string? FormatInstance(InstanceKey key) =>
        Format(key.Region, "ec2/home", $"#InstanceDetails:instanceId={key.Instance}");

    /// <summary>The list of managed nodes, or null in a partition whose console is not known.</summary>
    public static string? FormatFleetManager(Region region) => Format(region, "systems-manager/fleet-manager/managed-nodes");

    /// <summary>Systems Manager's start page, or null in a partition whose console is not known.</summary>
    public static string? FormatSystemsManager(Region region) => Format(region, "systems-manager/home");

    /// <summary>The page that runs a runbook, or null in a partition whose console is not known.</summary>
    public static string? Runbook(Region region, string name) =>
        Format(region, $"systems-manager/automation/execute/{name}");

    private static string? Format(Region region, string path, string fragment = "") =>
        GetHost(region.Code) is { } host ? $"https://{host}/{path}?region={region.Code}{fragment}" : null;

    private static string? GetHost(string region) =>
        region.StartsWith("us-gov-", StringComparison.Ordinal) ? "console.amazonaws-us-gov.com"
        : region.StartsWith("cn-", StringComparison.Ordinal) ? "console.amazonaws.cn"
        : Closed.Any(partition => region.StartsWith(partition, StringComparison.Ordinal)) ? null
        : "console.aws.amazon.com";
}
