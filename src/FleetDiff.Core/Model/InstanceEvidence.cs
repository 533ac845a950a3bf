using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>What a source says of an instance.</summary>
[JsonConverter(typeof(KebabCase<ManagementStatus>))]
public enum ManagementStatus
{
    /// <summary>Nothing: silence is not evidence.</summary>
    Unknown,

    /// <summary>Systems Manager manages it.</summary>
    Managed,

    /// <summary>Systems Manager does not manage it.</summary>
    Unmanaged,
}

/// <summary>What one source says of one instance.</summary>
/// <param name="Source">The source.</param>
/// <param name="Status">What it says.</param>
/// <param name="ObservedAt">When that was so, UTC; null when the source did not say.</param>
public readonly record struct InstanceEvidence(Source Source, ManagementStatus Status, DateTimeOffset? ObservedAt)
{
    /// <summary>How a person has set the finding aside, or null when nobody has. It stays evidence.</summary>
    public Suppression? Suppressed { get; init; }
}

/// <summary>
/// A finding that a person has set aside (Security Hub API Reference, Workflow and Note). It is untrusted text: the
/// account's owner may write it.
/// </summary>
/// <param name="Workflow"><c>SUPPRESSED</c>, or <c>RESOLVED</c> on a finding that failed.</param>
/// <param name="By">Who wrote the note, or null.</param>
/// <param name="At">When, UTC, or null.</param>
/// <param name="Note">The note, or null.</param>
public sealed record Suppression(string Workflow, string? By, DateTimeOffset? At, string? Note);
