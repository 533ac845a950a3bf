using System.Net;

namespace FleetDiff.Core.Model;

/// <summary>Everything that one optional source reports in a run.</summary>
/// <param name="Result">The result of reading the source.</param>
public sealed record SourceEvidence(SourceResult Result)
{
    /// <summary>The evidence by instance, including instances that are not in the inventory.</summary>
    public IReadOnlyDictionary<InstanceKey, InstanceEvidence> Evidence { get; init; } =
        new Dictionary<InstanceKey, InstanceEvidence>();

    /// <summary>Further facts by instance (AWS Config).</summary>
    public IReadOnlyDictionary<InstanceKey, InstanceFacts> Instances { get; init; } =
        new Dictionary<InstanceKey, InstanceFacts>();

    /// <summary>The running instances that AWS Config counted, or null when it counted none or refused to.</summary>
    public RunningCounts? Running { get; init; }

    /// <summary>Further facts by node (Systems Manager).</summary>
    public IReadOnlyDictionary<InstanceKey, NodeFacts> Nodes { get; init; } = new Dictionary<InstanceKey, NodeFacts>();

    /// <summary>The hybrid nodes (<c>mi-…</c>), where they were requested (Systems Manager).</summary>
    public IReadOnlyList<HybridNode> HybridNodes { get; init; } = [];

    /// <summary>The organization (AWS Organizations), or null.</summary>
    public Organization? Organization { get; init; }

    /// <summary>The rows that could not be read, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The number of nodes by platform (Systems Manager), largest first.</summary>
    public IReadOnlyList<NamedCount> Platforms { get; init; } = [];

    /// <summary>The number of nodes by version of the SSM Agent (Systems Manager), largest first.</summary>
    public IReadOnlyList<NamedCount> AgentVersions { get; init; } = [];
}

/// <summary>The number of nodes with a name in common, such as a platform.</summary>
public sealed record NamedCount(string Name, int Nodes);

/// <summary>A machine registered by hybrid activation, from the Systems Manager node list.</summary>
/// <param name="Key">The account and Region of the activation, and the node id (<c>mi-…</c>).</param>
/// <param name="ComputerName">The fully qualified host name that the agent reports, or null.</param>
/// <param name="Address">The IP address that the agent reports, or null.</param>
public sealed record HybridNode(InstanceKey Key, string? ComputerName, IPAddress? Address);

/// <summary>The facts about a node from the Systems Manager node list; each can be null.</summary>
/// <param name="Platform">The name and version of the platform, such as <c>Amazon Linux 2023</c>.</param>
/// <param name="AgentVersion">The version of the SSM Agent.</param>
/// <param name="OrganizationalUnit">The path of the organizational unit of the account.</param>
/// <param name="Status">The instance status as Systems Manager returns it.</param>
public sealed record NodeFacts(string? Platform, string? AgentVersion, string? OrganizationalUnit, string? Status);
