namespace FleetDiff.Core.Analysis.Causes;

/// <summary>A resource that running unmanaged instances share and that can be their cause.</summary>
internal sealed class SharedResource(SharedKind kind, string id, IReadOnlyList<RunningInstance> members)
{
    // Only where other instances are managed.
    private readonly IReadOnlyList<IGrouping<RunningLocation, RunningInstance>> _uses =
        [.. members.GroupBy(instance => instance.Location).Where(here => here.Key.Managed > 0)];

    public SharedKind Kind => kind;

    /// <summary>The id of the image, subnet or VPC, or the ARN of the instance profile.</summary>
    public string Id => id;

    /// <summary>The instances that it can explain.</summary>
    public IReadOnlyList<RunningInstance> Members => members;

    /// <summary>The number of its running instances in all accounts and Regions.</summary>
    public int RunningEverywhere { get; init; }

    /// <summary>The number of these that are managed, in accounts and Regions to which the cause does not apply.</summary>
    public int Exceptions { get; init; }

    private bool IsNetwork => kind is SharedKind.Subnet or SharedKind.Vpc;

    /// <summary>Returns the resources of an instance that are known.</summary>
    public static IEnumerable<(SharedKind Kind, string Id)> FindAll(InstanceKey key, InstanceFacts facts)
    {
        var allowsImdsV1 = facts is { HasInstanceProfile: false, RequiresImdsV2: false };
        return
            from used in new (SharedKind Kind, string? Id)[]
            {
                (SharedKind.Image, facts.Image),
                (SharedKind.Subnet, facts.Subnet),
                (SharedKind.Vpc, facts.Vpc),
                (SharedKind.InstanceProfile, facts.InstanceProfile),
                (SharedKind.ImdsVersion, allowsImdsV1 ? $"{key.Account}/{key.Region}" : null),
            }
            where used.Id is not null
            select (used.Kind, used.Id);
    }

    /// <summary>Returns its instances that no cause explains yet, where other instances are managed.</summary>
    public List<RunningInstance> FindSupport() => [.. _uses.SelectMany(here => here).Where(IsSupport)];

    /// <summary>
    /// Returns the probability that none of its unexplained instances is managed although the resource does not matter.
    /// </summary>
    public double GetChance() => Math.Exp(_uses.Sum(here =>
    {
        var (managed, unmanaged) = CountOthers(here.Key, here.Key.Unexplained - here.Count(instance => instance.IsUnexplained));
        // One is added to the others: the share stays below 1 when all of them are managed.
        return here.Count(IsSupport) * Math.Log(1 - (managed / (managed + unmanaged + 1.0)));
    }));

    /// <summary>Returns whether another resource with the same instances is another explanation.</summary>
    public bool IsAlternative(SharedResource other) =>
        other != this && other.Kind != SharedKind.ImdsVersion && !(IsNetwork && other.IsNetwork);

    /// <summary>Explains its instances that no other resource and no fact about the instance alone explains.</summary>
    /// <param name="also">The other resources that exactly the same instances share.</param>
    public void Explain(IReadOnlyList<string> also)
    {
        var others = _uses.Select(here => CountOthers(here.Key, here.Key.Unmanaged - here.Count())).ToList();
        var cause = SharedResourceCause.Create(
            this, others.Sum(each => each.Managed), others.Sum(each => each.Managed + each.Unmanaged), others.Count, also);
        foreach (var instance in _uses.SelectMany(here => here).Where(each => each.SharedCause is null && each.CanBeShared))
        {
            instance.SharedCause = cause;
        }
    }

    private static bool IsSupport(RunningInstance instance) => instance.IsUnexplained && instance.SharedCause is null;

    // Returns the instances to compare with. Without an instance profile, these are the others without one.
    private (int Managed, int Unmanaged) CountOthers(RunningLocation location, int unmanaged) => kind == SharedKind.ImdsVersion
        ? (location.ManagedWithoutProfile ?? 0, location.UnmanagedWithoutProfile - members.Count)
        : (location.Managed, unmanaged);
}

/// <summary>The kinds of shared resources. The first kind is preferred when the same instances share several.</summary>
public enum SharedKind
{
    /// <summary>An Amazon Machine Image.</summary>
    Image,

    /// <summary>A subnet.</summary>
    Subnet,

    /// <summary>A VPC.</summary>
    Vpc,

    /// <summary>An instance profile.</summary>
    InstanceProfile,

    /// <summary>
    /// Not a resource: the instances of an account and Region that have no instance profile and do not require IMDSv2, where
    /// others without an instance profile are managed.
    /// </summary>
    ImdsVersion,
}
