using System.Net;
using System.Text.Json.Serialization;

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

/// <summary>The facts that AWS Config records about an instance.</summary>
/// <param name="State">The state of the instance.</param>
/// <param name="LaunchedAt">The time of the last launch, UTC, or null.</param>
/// <param name="ObservedAt">The time at which AWS Config recorded these facts, UTC, or null.</param>
/// <param name="Platform"><c>windows</c>, or null for every other platform (Amazon EC2 API Reference, Instance.platform).</param>
public sealed record InstanceFacts(
    InstanceState State, DateTimeOffset? LaunchedAt, DateTimeOffset? ObservedAt, string? Platform = null)
{
    /// <summary>The primary private IPv4 address, or null when it is unknown or was not requested.</summary>
    public IPAddress? PrivateAddress { get; init; }

    /// <summary>The private DNS name, or null when it is unknown or was not requested.</summary>
    public string? PrivateDnsName { get; init; }

    /// <summary>The id of the image (<c>ami-…</c>), or null when it is not known.</summary>
    public string? Image { get; init; }

    /// <summary>The id of the subnet of the primary network interface (<c>subnet-…</c>), or null when it is not known.</summary>
    public string? Subnet { get; init; }

    /// <summary>The id of the VPC (<c>vpc-…</c>), or null when it is not known.</summary>
    public string? Vpc { get; init; }

    /// <summary>The ARN of the instance profile; null when the instance has none, or when it is not known.</summary>
    public string? InstanceProfile { get; init; }

    /// <summary>Whether the instance has an instance profile; null when it is not known.</summary>
    public bool? HasInstanceProfile { get; init; }

    /// <summary>Whether the metadata service is on (metadataOptions.httpEndpoint: <c>enabled</c>); null when not known.</summary>
    public bool? HasMetadataService { get; init; }

    /// <summary>Whether IMDSv2 is required (metadataOptions.httpTokens is <c>required</c>); null when not known.</summary>
    public bool? RequiresImdsV2 { get; init; }
}

/// <summary>
/// The number of running instances that have something in common, counted by AWS Config over all accounts and Regions of the
/// aggregator, whether or not Systems Manager manages them. What was not counted has no entry.
/// </summary>
public sealed record RunningCounts
{
    /// <summary>The running instances by id of their image, subnet or VPC, and by ARN of their instance profile.</summary>
    public IReadOnlyDictionary<string, int> ByResource { get; init; } = new Dictionary<string, int>();

    /// <summary>The running instances of images and instance profiles of which few are managed, by account and Region.</summary>
    public IReadOnlyDictionary<(AccountRegion Location, string Id), int> ByLocation { get; init; } =
        new Dictionary<(AccountRegion, string), int>();

    /// <summary>The running instances without an instance profile, by account and Region.</summary>
    public IReadOnlyDictionary<AccountRegion, int> WithoutProfile { get; init; } = new Dictionary<AccountRegion, int>();

    /// <summary>Those of <see cref="WithoutProfile"/> that do not require IMDSv2.</summary>
    public IReadOnlyDictionary<AccountRegion, int> WithoutProfileAndImdsV2 { get; init; } =
        new Dictionary<AccountRegion, int>();
}

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

/// <summary>The state of an EC2 instance, reduced to what affects a verdict.</summary>
[JsonConverter(typeof(KebabCase<InstanceState>))]
public enum InstanceState
{
    /// <summary>Unknown or pending.</summary>
    Unknown,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Stopped or stopping.</summary>
    Stopped,

    /// <summary>Terminated or shutting down.</summary>
    Terminated,
}
