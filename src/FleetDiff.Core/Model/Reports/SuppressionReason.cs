using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>Why a newly unmanaged instance is listed and not alerted.</summary>
[JsonConverter(typeof(KebabCase<SuppressionReason>))]
public enum SuppressionReason
{
    /// <summary>An earlier alert reported its group, whose service replaces the instances.</summary>
    KnownGroup,

    /// <summary>
    /// An earlier alert reported the instance as intermittent, and it has not been unmanaged for longer than before.
    /// </summary>
    Intermittent,
}
