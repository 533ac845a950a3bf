using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>What FleetDiff concludes of an instance.</summary>
[JsonConverter(typeof(KebabCase<Verdict>))]
public enum Verdict
{
    /// <summary>Systems Manager manages it.</summary>
    Managed,

    /// <summary>It is stopped, and comes back managed.</summary>
    Dormant,

    /// <summary>Systems Manager does not manage it.</summary>
    Unmanaged,

    /// <summary>The sources disagree, and none of them is clearly the newer.</summary>
    Disputed,
}
