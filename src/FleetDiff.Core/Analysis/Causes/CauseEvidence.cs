namespace FleetDiff.Core.Analysis.Causes;

/// <summary>The facts that indicate why an instance is unmanaged, apart from the resources that it shares with others.</summary>
/// <param name="Key">The instance.</param>
public sealed record CauseEvidence(InstanceKey Key)
{
    /// <summary>The number of instances in an account and Region from which it is significant that none is managed.</summary>
    public const int MinInstancesPerRegion = 3;

    /// <summary>The number of hours after its launch for which an instance is just launched.</summary>
    public const int JustLaunchedHours = 2;

    /// <summary>The state of the instance, also of one that cannot be seen and has no facts.</summary>
    public InstanceState State { get; init; }

    /// <summary>Whether an earlier run, SSM.1 or an agent version shows that the instance was managed before.</summary>
    public bool WasManaged { get; init; }

    /// <summary>Whether the Security Hub control SSM.1 fails the instance.</summary>
    public bool FailsCheck { get; init; }

    /// <summary>
    /// Whether the node list of Systems Manager has the instance as managed, and is newer than the inventory and the finding.
    /// </summary>
    public bool IsIndexBehind { get; init; }

    /// <summary>Whether the instance was launched at most <see cref="JustLaunchedHours"/> before the inventory.</summary>
    public bool IsJustLaunched { get; init; }

    /// <summary>Whether the account and Region has <see cref="MinInstancesPerRegion"/> instances, none of them managed.</summary>
    public bool HasNoManagedNeighbor { get; init; }

    /// <summary>The facts from AWS Config, or null.</summary>
    public InstanceFacts? Facts { get; init; }

    /// <summary>
    /// Whether instances without an instance profile are managed in the account and Region, which is a sign of Default Host
    /// Management Configuration; null when it is not known.
    /// </summary>
    public bool? HasHostManagement { get; init; }

    /// <summary>The hybrid node that is likely this instance, or null.</summary>
    public string? LikelyNode { get; init; }
}
