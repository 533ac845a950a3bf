using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>A service that a run reads.</summary>
[JsonConverter(typeof(KebabCase<Source>))]
public enum Source
{
    /// <summary>AWS Resource Explorer: the inventory. Every run reads it.</summary>
    ResourceExplorer,

    /// <summary>AWS Security Hub, control SSM.1.</summary>
    SecurityHub,

    /// <summary>The node list of the AWS Systems Manager unified console (ListNodes).</summary>
    SystemsManager,

    /// <summary>The AWS Config aggregator.</summary>
    Config,

    /// <summary>AWS Organizations: the names, organizational units and states of the accounts.</summary>
    Organizations,
}

/// <summary>The outcome of reading a source.</summary>
[JsonConverter(typeof(KebabCase<SourceStatus>))]
public enum SourceStatus
{
    /// <summary>The source was read completely.</summary>
    Complete,

    /// <summary>A call failed. What was read before the failure is not used as evidence.</summary>
    Failed,

    /// <summary>The source denied access.</summary>
    Denied,

    /// <summary>The service is not turned on, or lacks the data that it would return.</summary>
    NotSetUp,
}

/// <summary>The result of reading a source, for the report.</summary>
/// <param name="Name">The source.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Observed">The time of the newest observation, UTC; null when the source gives none.</param>
/// <param name="Error">The error, or null.</param>
public sealed record SourceResult(Source Name, SourceStatus Status, DateTimeOffset? Observed, string? Error = null)
{
    /// <summary>The time of the oldest observation, UTC; null when the source gives none.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>
    /// The date of the last run that read the source completely; null when this run did, or when no such run is on record.
    /// </summary>
    public DateOnly? LastComplete { get; init; }

    /// <summary>The number of pages read: one call each, not counting the retries of the SDK.</summary>
    public int Pages { get; init; }

    /// <summary>The number of rows in these pages.</summary>
    public long Rows { get; init; }
}
