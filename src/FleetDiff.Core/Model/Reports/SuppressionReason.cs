using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model.Reports;

/// <summary>Why an unmanaged instance that was not there before is listed and not alerted.</summary>
[JsonConverter(typeof(KebabCase<SuppressionReason>))]
public enum SuppressionReason
{
    /// <summary>Its group was news before and replaces its instances.</summary>
    KnownGroup,

    /// <summary>It comes and goes, that was alerted, and it has not been unmanaged for longer than ever before.</summary>
    Intermittent,
}
