using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>What FleetDiff concludes about an instance.</summary>
[JsonConverter(typeof(KebabCase<Verdict>))]
public enum Verdict
{
    /// <summary>Systems Manager manages the instance.</summary>
    Managed,

    /// <summary>The instance is stopped and is managed again when it starts.</summary>
    Dormant,

    /// <summary>Systems Manager does not manage the instance.</summary>
    Unmanaged,

    /// <summary>The sources disagree, and the evidence does not decide between them.</summary>
    Disputed,
}
