using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>What is known of an unmanaged instance, or of one of a group, that bears on the cause.</summary>
/// <param name="Key">The instance.</param>
public sealed record CauseEvidence(InstanceKey Key)
{
    /// <summary>From how many instances of an account and Region on it means something that none is managed.</summary>
    public const int MinInstancesToJudgeRegion = 3;

    /// <summary>Its state as AWS Config knows it.</summary>
    public InstanceState State { get; init; }

    /// <summary>Whether anything shows that it was managed once: a night before, SSM.1, an agent's version.</summary>
    public bool WasManaged { get; init; }

    /// <summary>Whether the Security Hub control SSM.1 fails it.</summary>
    public bool FailsCheck { get; init; }

    /// <summary>
    /// Whether none of the instances of its account and Region is managed, and they are
    /// <see cref="MinInstancesToJudgeRegion"/> or more.
    /// </summary>
    public bool HasNoManagedNeighbor { get; init; }

    /// <summary>The hybrid node that it likely is, or null.</summary>
    public string? LikelyNode { get; init; }

    /// <summary>The kind of the group it is in, or null when it is in none.</summary>
    public GroupKind? Group { get; init; }
}
