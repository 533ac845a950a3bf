using System.Text.Json.Serialization;

namespace FleetDiff.Fleet;

/// <summary>What a source says of an instance.</summary>
[JsonConverter(typeof(KebabCase<Says>))]
public enum Says
{
    /// <summary>Nothing: silence is not evidence.</summary>
    Nothing,

    /// <summary>Systems Manager manages it.</summary>
    Managed,

    /// <summary>Systems Manager does not manage it.</summary>
    Unmanaged,
}

/// <summary>What one source says of one instance.</summary>
/// <param name="Source">The source.</param>
/// <param name="Says">What it says.</param>
/// <param name="ObservedAt">When that was so, UTC; null when the source did not say.</param>
public readonly record struct Evidence(Source Source, Says Says, DateTimeOffset? ObservedAt);
