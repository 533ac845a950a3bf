namespace FleetDiff.Aws.Checks;

/// <summary>The types of the resources that FleetDiff lists (Resource Explorer User Guide, supported resource types).</summary>
internal static class ResourceTypes
{
    public const string Instances = "ec2:instance";
    public const string Nodes = "ssm:managed-instance";
    public const string Indexes = "resource-explorer-2:index";
}
