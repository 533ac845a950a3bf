using System.Text.Json.Serialization;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing;

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

/// <summary>Why a verdict is what it is.</summary>
[JsonConverter(typeof(KebabCase<Reason>))]
public enum Reason
{
    /// <summary>Resource Explorer lists a managed node for the instance.</summary>
    NodeListed,

    /// <summary>Resource Explorer lists no managed node for the instance, and no other source was asked.</summary>
    NoNodeListed,
}
