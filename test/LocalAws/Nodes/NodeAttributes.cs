namespace LocalAws.Nodes;

/// <summary>The attributes by which nodes can be filtered and counted.</summary>
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

    /// <summary>The attributes that apply only across accounts and Regions, and need a sync.</summary>
    public static IReadOnlyCollection<string> OfTheOrganization { get; } =
        ["AccountId", "OrganizationalUnitId", "OrganizationalUnitPath", "Region"];

    /// <summary>The attributes that can be counted. The managed status is not one of them.</summary>
    public static IReadOnlyCollection<string> Countable { get; } =
        ["AgentVersion", "PlatformName", "PlatformType", "PlatformVersion", "Region", "ResourceType"];
}
