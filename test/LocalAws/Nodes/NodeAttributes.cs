namespace LocalAws.Nodes;

/// <summary>What a node can be filtered and counted by.</summary>
internal static class NodeAttributes
{
    public static IReadOnlyDictionary<string, Func<Node, string?>> All { get; } =
        new Dictionary<string, Func<Node, string?>>
        {
            ["AccountId"] = node => node.Account,
            ["AgentType"] = node => node.AgentType,
            ["AgentVersion"] = node => node.AgentVersion,
            ["ComputerName"] = node => node.ComputerName,
            ["InstanceId"] = node => node.Id,
            ["InstanceStatus"] = node => node.Status,
            ["IpAddress"] = node => node.IpAddress,
            ["ManagedStatus"] = node => node.ManagedStatus,
            ["OrganizationalUnitId"] = node => node.OrganizationalUnitId,
            ["OrganizationalUnitPath"] = node => node.OrganizationalUnitPath,
            ["PlatformName"] = node => node.PlatformName,
            ["PlatformType"] = node => node.PlatformType,
            ["PlatformVersion"] = node => node.PlatformVersion,
            ["Region"] = node => node.Region,
            ["ResourceType"] = node => node.ResourceType,
        };

    /// <summary>Those that make sense across accounts and Regions only, and need a sync.</summary>
    public static IReadOnlyCollection<string> OfTheOrganization { get; } =
        ["AccountId", "OrganizationalUnitId", "OrganizationalUnitPath", "Region"];

    /// <summary>Those that can be counted by; whether a node is managed is not among them.</summary>
    public static IReadOnlyCollection<string> Countable { get; } =
        ["AgentVersion", "PlatformName", "PlatformType", "PlatformVersion", "Region", "ResourceType"];
}
