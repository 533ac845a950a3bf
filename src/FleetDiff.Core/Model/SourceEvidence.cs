using System.Net;
using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>Everything that one optional source said on one night.</summary>
/// <param name="Result">What it was asked and how it went.</param>
public sealed record SourceEvidence(SourceResult Result)
{
    /// <summary>What it says of each instance that it speaks of, also of such as are not in the inventory.</summary>
    public IReadOnlyDictionary<InstanceKey, InstanceEvidence> Evidence { get; init; } = new Dictionary<InstanceKey, InstanceEvidence>();

    /// <summary>What it knows of instances besides (AWS Config).</summary>
    public IReadOnlyDictionary<InstanceKey, InstanceFacts> Instances { get; init; } =
        new Dictionary<InstanceKey, InstanceFacts>();

    /// <summary>What it knows of nodes besides (Systems Manager).</summary>
    public IReadOnlyDictionary<InstanceKey, NodeFacts> Nodes { get; init; } = new Dictionary<InstanceKey, NodeFacts>();

    /// <summary>The hybrid nodes (<c>mi-…</c>) that it lists, where they were asked for (Systems Manager).</summary>
    public IReadOnlyList<HybridNode> HybridNodes { get; init; } = [];

    /// <summary>What of it could not be read, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How many nodes have each platform (Systems Manager), most first.</summary>
    public IReadOnlyList<NamedCount> Platforms { get; init; } = [];

    /// <summary>How many nodes have each version of the SSM Agent (Systems Manager), most first.</summary>
    public IReadOnlyList<NamedCount> AgentVersions { get; init; } = [];
}

/// <summary>How many nodes have something in common.</summary>
public sealed record NamedCount(string Name, int Nodes);

/// <summary>What AWS Config knows of an instance.</summary>
/// <param name="State">Its state.</param>
/// <param name="LaunchedAt">When it was last launched, UTC, or null.</param>
/// <param name="ObservedAt">When Config recorded that, UTC, or null.</param>
/// <param name="Platform">
/// <c>windows</c>, or null for every other one (Amazon EC2 API Reference, Instance.platform).
/// </param>
public sealed record InstanceFacts(
    InstanceState State, DateTimeOffset? LaunchedAt, DateTimeOffset? ObservedAt, string? Platform = null)
{
    /// <summary>Its primary private IPv4 address, or null when it is not known or was not asked for.</summary>
    public IPAddress? PrivateAddress { get; init; }

    /// <summary>Its private DNS name, or null when it is not known or was not asked for.</summary>
    public string? PrivateDnsName { get; init; }
}

/// <summary>A machine that was registered by hybrid activation, as Systems Manager's node list knows it.</summary>
/// <param name="Key">The account and Region of its activation, and its id (<c>mi-…</c>).</param>
/// <param name="ComputerName">Its fully qualified host name as its agent tells it, or null.</param>
/// <param name="Address">Its address as its agent tells it, or null.</param>
public sealed record HybridNode(InstanceKey Key, string? ComputerName, IPAddress? Address);

/// <summary>What Systems Manager's node list knows of a node; anything may be missing.</summary>
/// <param name="Platform">The platform's name and version, such as <c>Amazon Linux 2023</c>.</param>
/// <param name="AgentVersion">The version of the SSM Agent.</param>
/// <param name="OrganizationalUnit">The path of its account's organizational unit.</param>
/// <param name="Status">The instance status as Systems Manager words it.</param>
public sealed record NodeFacts(string? Platform, string? AgentVersion, string? OrganizationalUnit, string? Status);

/// <summary>The state of an EC2 instance, as far as it matters here.</summary>
[JsonConverter(typeof(KebabCase<InstanceState>))]
public enum InstanceState
{
    /// <summary>Nobody said, or it is on its way to running.</summary>
    Unknown,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Stopped or stopping.</summary>
    Stopped,

    /// <summary>Terminated or shutting down.</summary>
    Terminated,
}
