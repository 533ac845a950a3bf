using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Formats a shared resource as a cause.</summary>
internal static class SharedResourceCause
{
    /// <summary>Creates the cause of the instances that share a resource.</summary>
    public static Cause Create(SharedResource resource, Region region) => resource.Kind switch
    {
        SharedKind.Image => new(
            CauseCode.Image,
            FormatFact(resource, $"Image {resource.Id}", "with other images"),
            "Add the SSM Agent to the image and replace the instances: see Find AMIs with the SSM Agent preinstalled in the "
                + "Systems Manager user guide.",
            ConsoleLinks.FormatImage(region, resource.Id))
        { Resource = resource.Id },

        SharedKind.Subnet => CreateForNetwork(
            resource, $"Subnet {resource.Id}", "in other subnets", ConsoleLinks.FormatSubnet(region, resource.Id)),

        SharedKind.Vpc => CreateForNetwork(
            resource, $"VPC {resource.Id}", "in other VPCs", ConsoleLinks.FormatVpc(region, resource.Id)),

        SharedKind.InstanceProfile => new(
            CauseCode.InstanceProfile,
            FormatFact(resource, FormatProfile(resource.Id), "with other instance profiles or none"),
            "Attach the policy AmazonSSMManagedInstanceCore to the role of the instance profile in the IAM console.",
            ConsoleLinks.FormatRoles(region))
        { Resource = resource.Id },

        _ => new(
            CauseCode.MetadataVersion,
            FormatFact(resource, "No instance profile and IMDSv1 allowed", "without an instance profile"),
            "Require IMDSv2 in the EC2 console, under Modify instance metadata options, and update the SSM Agent to 3.2.582.0 or "
                + "later: Default Host Management Configuration needs both.",
            ConsoleLinks.FormatInstances(region)),
    };

    /// <summary>Formats an instance profile with its account, such as <c>Instance profile web of 111122223333</c>.</summary>
    public static string FormatProfile(string arn) =>
        $"Instance profile {arn[(arn.LastIndexOf('/') + 1)..]} of {arn.Split(':')[4]}";

    // AWS re:Post knowledge center, EC2 instance not showing as a managed node: the endpoints that the agent needs.
    private static Cause CreateForNetwork(SharedResource resource, string what, string others, string? url) => new(
        CauseCode.Network,
        FormatFact(resource, what, others),
        "Check in the VPC console that it reaches ssm, ssmmessages and ec2messages on port 443, by VPC endpoints or a NAT "
            + $"gateway; the read-only runbook {Cause.Runbook} checks one instance.",
        url)
    { Resource = resource.Id };

    private static string FormatFact(SharedResource resource, string what, string others) =>
        $"{what}: {FormatRunning(resource)}; "
        + $"{TextFormat.Part(resource.ManagedOthers, resource.Others, "instance")} {others} in "
        + $"{(resource.Locations == 1 ? "this account and Region" : "the same accounts and Regions")} are."
        + (resource.Also.Count == 0 ? "" : $" All of them also share {string.Join(" and ", resource.Also)}.");

    private static string FormatRunning(SharedResource resource) => resource.Exceptions == 0
        ? $"{TextFormat.Part(0, resource.Running, "running instance")} are managed"
        : $"{TextFormat.Part(resource.Exceptions, resource.RunningEverywhere, "running instance")} are managed, and "
            + $"{TextFormat.Part(0, resource.Running, "instance")} where this is the cause";
}
