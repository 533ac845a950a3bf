namespace FleetDiff.Core.Analysis.Causes;

/// <summary>A running unmanaged instance, exempt or not.</summary>
internal sealed class RunningInstance(Cause own, CauseEvidence evidence, RunningLocation location)
{
    public InstanceKey Key => evidence.Key;

    public InstanceFacts Facts => evidence.Facts!;

    public RunningLocation Location => location;

    public bool WasManaged => evidence.WasManaged;

    /// <summary>The cause by a shared resource, or null.</summary>
    public Cause? SharedCause { get; set; }

    /// <summary>The cause by a shared resource, or else by the facts about the instance alone.</summary>
    public Cause Cause => SharedCause ?? own;

    /// <summary>Whether a shared resource can be the cause: no fact about the instance alone is.</summary>
    public bool CanBeShared => CauseRules.CanBeShared(own.Code);

    /// <summary>
    /// Whether the instance supports a cause by the resources that it uses. A just launched instance can still become managed.
    /// </summary>
    public bool IsUnexplained => CanBeShared && !evidence.IsJustLaunched;
}

/// <summary>An account and Region with running unmanaged instances.</summary>
internal sealed class RunningLocation(
    AccountRegion key, IReadOnlyCollection<InstanceFacts> unmanaged, int managed, RunningCounts counts)
{
    public AccountRegion Key => key;

    /// <summary>The number of managed instances.</summary>
    public int Managed => managed;

    /// <summary>The number of running unmanaged instances.</summary>
    public int Unmanaged => unmanaged.Count;

    /// <summary>The number of those that no fact about the instance alone explains.</summary>
    public int Unexplained { get; set; }

    /// <summary>The number of those without an instance profile.</summary>
    public int UnmanagedWithoutProfile { get; } = unmanaged.Count(facts => facts.HasInstanceProfile == false);

    /// <summary>
    /// The number of managed instances without an instance profile, which are a sign of Default Host Management Configuration;
    /// null when it is not known. AWS Config counts all running instances without one. Those that are not unmanaged are taken
    /// as managed.
    /// </summary>
    public int? ManagedWithoutProfile => managed == 0 ? 0
        : counts.WithoutProfile.TryGetValue(key, out var running) ? Math.Max(0, running - UnmanagedWithoutProfile)
        : null;
}
