namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Formats a shared resource as a cause.</summary>
internal static class SharedResourceCause
{
    /// <summary>Creates the cause of the instances that share a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="managedOthers">The number of managed instances that do not use it, where its instances are.</param>
    /// <param name="others">The number of instances that do not use it there and are managed, or running and unmanaged.</param>
    /// <param name="locations">The number of accounts and Regions where its instances are.</param>
    /// <param name="also">The other resources that exactly the same instances share.</param>
    public static Cause Create(
        SharedResource resource, int managedOthers, int others, int locations, IReadOnlyList<string> also)
    {
        // Images, subnets and VPCs belong to one Region. The other links do not depend on it.
        var (id, region) = (resource.Id, resource.Members[0].Key.Region);
        return resource.Kind switch
        {
            SharedKind.Image => Format(
                CauseCode.Image, $"Image {id}", "with other images",
                "Add the SSM Agent to the image and replace the instances: see Find AMIs with the SSM Agent preinstalled in the "
                    + "Systems Manager user guide.",
                ConsoleLinks.FormatImage(region, id)),

            SharedKind.Subnet => FormatNetwork($"Subnet {id}", "in other subnets", ConsoleLinks.FormatSubnet(region, id)),

            SharedKind.Vpc => FormatNetwork($"VPC {id}", "in other VPCs", ConsoleLinks.FormatVpc(region, id)),

            SharedKind.InstanceProfile => Format(
                CauseCode.InstanceProfile, FormatProfile(id), "with other instance profiles or none",
                "Attach the policy AmazonSSMManagedInstanceCore to the role of the instance profile in the IAM console.",
                ConsoleLinks.FormatRoles(region)),

            _ => Format(
                CauseCode.MetadataVersion, "No instance profile and IMDSv1 allowed", "without an instance profile",
                "Require IMDSv2 in the EC2 console, under Modify instance metadata options, and update the SSM Agent to "
                    + "3.2.582.0 or later: Default Host Management Configuration needs both.",
                ConsoleLinks.FormatInstances(region)) with
            { Resource = null },
        };

        // AWS re:Post knowledge center, EC2 instance not showing as a managed node: the endpoints that the agent needs.
        Cause FormatNetwork(string what, string where, string? url) => Format(
            CauseCode.Network, what, where,
            "Check in the VPC console that it reaches ssm, ssmmessages and ec2messages on port 443, by VPC endpoints or a NAT "
                + $"gateway; the read-only runbook {Cause.Runbook} checks one instance.",
            url);

        Cause Format(CauseCode code, string what, string where, string fix, string? url) => new(
            code,
            $"{what}: {FormatRunning(resource)}; {TextFormat.Part(managedOthers, others, "instance")} {where} in "
                + $"{(locations == 1 ? "this account and Region" : "the same accounts and Regions")} are."
                + (also.Count == 0 ? "" : $" All of them also share {string.Join(" and ", also)}."),
            fix,
            url)
        { Resource = id };
    }

    /// <summary>Formats an instance profile with its account, such as <c>Instance profile web of 111122223333</c>.</summary>
    public static string FormatProfile(string? arn) => AwsArn.Parse(arn) is { } profile
        ? $"Instance profile {profile.Resource.Split('/')[^1]} of {profile.Account}"
        : $"Instance profile {arn}";

    private static string FormatRunning(SharedResource resource) => resource.Exceptions == 0
        ? $"{TextFormat.Part(0, resource.Members.Count, "running instance")} are managed"
        : $"{TextFormat.Part(resource.Exceptions, resource.RunningEverywhere, "running instance")} are managed, and "
            + $"{TextFormat.Part(0, resource.Members.Count, "instance")} where this is the cause";
}
