using System.Net;
using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>The facts that AWS Config records about an instance.</summary>
/// <param name="State">The state of the instance.</param>
/// <param name="LaunchedAt">The time of the last launch, UTC, or null.</param>
/// <param name="ObservedAt">The time at which AWS Config recorded these facts, UTC, or null.</param>
/// <param name="Platform">
/// <c>windows</c>, or null for every other platform (Amazon EC2 API Reference, Instance.platform).
/// </param>
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

    /// <summary>
    /// Whether the instance metadata service is on (metadataOptions.httpEndpoint is <c>enabled</c>); null when it is not known.
    /// </summary>
    public bool? HasMetadataService { get; init; }

    /// <summary>
    /// Whether the instance requires IMDSv2 (metadataOptions.httpTokens is <c>required</c>); null when it is not known.
    /// </summary>
    public bool? RequiresImdsV2 { get; init; }
}

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
