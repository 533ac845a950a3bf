using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>A service that is asked.</summary>
[JsonConverter(typeof(KebabCase<Source>))]
public enum Source
{
    /// <summary>AWS Resource Explorer: the inventory, always asked.</summary>
    ResourceExplorer,

    /// <summary>AWS Security Hub, control SSM.1.</summary>
    SecurityHub,

    /// <summary>The node list of AWS Systems Manager's unified console.</summary>
    SystemsManager,

    /// <summary>AWS Config's aggregator.</summary>
    Config,
}

/// <summary>How asking a source went.</summary>
[JsonConverter(typeof(KebabCase<SourceStatus>))]
public enum SourceStatus
{
    /// <summary>Everything was read.</summary>
    Complete,

    /// <summary>It failed, and what it had said by then is no evidence.</summary>
    Failed,

    /// <summary>It refused.</summary>
    Denied,

    /// <summary>It is not turned on, or lacks what it would answer from.</summary>
    NotSetUp,
}

/// <summary>What a source was asked and how it went, for the report.</summary>
/// <param name="Name">The source.</param>
/// <param name="Status">How it went.</param>
/// <param name="Observed">The newest time for which it spoke, UTC; null when it gave none.</param>
/// <param name="Error">What went wrong, or null.</param>
public sealed record SourceResult(Source Name, SourceStatus Status, DateTimeOffset? Observed, string? Error = null)
{
    /// <summary>The oldest time for which it spoke, UTC; null when it gave none.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>
    /// The date of the last run that read it to the end, when this one did not; null when this one did, or when none is
    /// on record.
    /// </summary>
    public DateOnly? LastComplete { get; init; }

    /// <summary>How many pages were read: one call each, the SDK's retries apart.</summary>
    public int Pages { get; init; }

    /// <summary>How many rows those pages held.</summary>
    public long Rows { get; init; }
}
