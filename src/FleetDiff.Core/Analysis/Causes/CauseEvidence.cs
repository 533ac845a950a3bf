using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>The facts that indicate why an instance, or an example instance of a group, is unmanaged.</summary>
/// <param name="Key">The instance.</param>
public sealed record CauseEvidence(InstanceKey Key)
{
    /// <summary>The number of instances in an account and Region from which it is significant that none is managed.</summary>
    public const int MinInstancesPerRegion = 3;

    /// <summary>The state of the instance according to AWS Config.</summary>
    public InstanceState State { get; init; }

    /// <summary>Whether an earlier run, SSM.1 or an agent version shows that the instance was managed before.</summary>
    public bool WasManaged { get; init; }

    /// <summary>Whether the Security Hub control SSM.1 fails the instance.</summary>
    public bool FailsCheck { get; init; }

    /// <summary>
    /// Whether the account and Region has at least <see cref="MinInstancesPerRegion"/> instances and none of them is
    /// managed.
    /// </summary>
    public bool HasNoManagedNeighbor { get; init; }

    /// <summary>The hybrid node that is likely this instance, or null.</summary>
    public string? LikelyNode { get; init; }
}
