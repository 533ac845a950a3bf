using System.Runtime.InteropServices;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>A resource that running unmanaged instances share and that can be their cause.</summary>
/// <param name="kind">The kind of the resource.</param>
/// <param name="id">Its id.</param>
internal sealed class ResourceCandidate(SharedKind kind, string id)
{
    private readonly Dictionary<RunningLocation, ResourceUse> _uses = [];
    private int _wasManaged;

    public SharedKind Kind => kind;

    public string Id => id;

    /// <summary>The number of its running instances everywhere, when it is limited to some accounts and Regions; else null.</summary>
    public int? RunningEverywhere { get; init; }

    /// <summary>The number of these that are managed.</summary>
    public int Exceptions { get; init; }

    /// <summary>The positions of its instances.</summary>
    public List<int> Members { get; } = [];

    /// <summary>The number of its instances that no other cause explains, where other instances are managed.</summary>
    public int Support { get; private set; }

    /// <summary>Its instances by account and Region, only where other instances are managed.</summary>
    public IEnumerable<(RunningLocation Location, ResourceUse Use)> Uses => _uses.Select(use => (use.Key, use.Value));

    /// <summary>The order in which candidates are chosen. It does not depend on the order of the instances.</summary>
    public CandidateRank Rank => new(Support, kind, id);

    private bool IsNetwork => kind is SharedKind.Subnet or SharedKind.Vpc;

    public void Add(int index, RunningInstance instance, RunningLocation location)
    {
        Members.Add(index);
        _wasManaged += instance.WasManaged ? 1 : 0;
        if (location.Managed > 0)
        {
            ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, location, out _);
            use ??= new();
            use.All++;
            if (instance.IsUnexplained)
            {
                use.Unexplained++;
                use.Support++;
                Support++;
            }
        }
    }

    /// <summary>Removes the support of an instance that another cause explains.</summary>
    public void RemoveSupport(RunningLocation location)
    {
        _uses[location].Support--;
        Support--;
    }

    /// <summary>
    /// Returns whether no instance of the resource is managed. An instance that was managed shows that the image had an agent;
    /// permissions and a network can change.
    /// </summary>
    /// <param name="running">The number of running instances that AWS Config counted; null when it did not count them.</param>
    public bool IsPossible(int? running) => Members.Count >= SharedResources.MinInstances && CountExceptions(running) == 0;

    /// <summary>
    /// Returns whether a few instances of the image or instance profile are managed: then it can be a cause in the accounts and
    /// Regions where none is.
    /// </summary>
    /// <param name="running">The number of running instances that AWS Config counted; null when it did not count them.</param>
    public bool HasExceptions(int? running) => kind is SharedKind.Image or SharedKind.InstanceProfile
        && CountExceptions(running) is > 0 and var exceptions && exceptions <= running * SharedResources.MaxExceptions;

    private int? CountExceptions(int? running) => running is { } counted
        ? Math.Max(0, counted - Members.Count) + (kind == SharedKind.Image ? _wasManaged : 0)
        : null;

    /// <summary>Returns whether another candidate with the same instances is another explanation.</summary>
    public bool IsAlternative(ResourceCandidate other) =>
        other.Kind != SharedKind.ImdsVersion && !(IsNetwork && other.IsNetwork);
}

/// <summary>Ranks candidates: most support first, then by kind, then by id.</summary>
internal readonly record struct CandidateRank(int Support, SharedKind Kind, string Id) : IComparable<CandidateRank>
{
    /// <inheritdoc/>
    public int CompareTo(CandidateRank other) =>
        other.Support.CompareTo(Support) is not 0 and var bySupport ? bySupport
        : Kind.CompareTo(other.Kind) is not 0 and var byKind ? byKind
        : string.CompareOrdinal(Id, other.Id);
}

/// <summary>The running unmanaged instances of a resource in one account and Region.</summary>
internal sealed class ResourceUse
{
    /// <summary>The number of all of them.</summary>
    public int All { get; set; }

    /// <summary>The number of those without a cause of their own.</summary>
    public int Unexplained { get; set; }

    /// <summary>The number of those that no chosen resource explains.</summary>
    public int Support { get; set; }
}

/// <summary>An account and Region with running unmanaged instances.</summary>
/// <param name="example">One of them.</param>
/// <param name="managed">The number of managed instances.</param>
internal sealed class RunningLocation(InstanceKey example, int managed)
{
    public InstanceKey Example => example;

    public int Managed => managed;

    /// <summary>The number of running unmanaged instances.</summary>
    public int Unmanaged { get; private set; }

    /// <summary>The number of those without a cause of their own.</summary>
    public int Unexplained { get; private set; }

    public void Add(RunningInstance instance)
    {
        Unmanaged++;
        Unexplained += instance.IsUnexplained ? 1 : 0;
    }
}
