using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>What a source reports about an instance.</summary>
[JsonConverter(typeof(KebabCase<ManagementStatus>))]
public enum ManagementStatus
{
    /// <summary>The source reports nothing. This is not evidence.</summary>
    Unknown,

    /// <summary>Systems Manager manages it.</summary>
    Managed,

    /// <summary>Systems Manager does not manage it.</summary>
    Unmanaged,
}

/// <summary>What one source reports about one instance.</summary>
/// <param name="Source">The source.</param>
/// <param name="Status">The status that the source reports.</param>
/// <param name="ObservedAt">The time of the observation, UTC; null when the source gives none.</param>
public readonly record struct InstanceEvidence(Source Source, ManagementStatus Status, DateTimeOffset? ObservedAt)
{
    /// <summary>The suppression of the finding, or null. A suppressed finding remains evidence.</summary>
    public Suppression? Suppressed { get; init; }
}

/// <summary>
/// The suppression of a finding (Security Hub API Reference, Workflow and Note). Its text is untrusted input: the account
/// owner can write it.
/// </summary>
/// <param name="Workflow"><c>SUPPRESSED</c>, or <c>RESOLVED</c> on a finding that failed.</param>
/// <param name="By">The author of the note, or null.</param>
/// <param name="At">The time of the note, UTC, or null.</param>
/// <param name="Note">The text of the note, or null.</param>
public sealed record Suppression(string Workflow, string? By, DateTimeOffset? At, string? Note);
