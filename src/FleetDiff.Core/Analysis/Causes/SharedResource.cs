using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// A resource that running instances share and none of whose instances is managed, with the counts that support the cause.
/// </summary>
/// <param name="Kind">The kind of the resource.</param>
/// <param name="Id">The id of the image, subnet or VPC, or the ARN of the instance profile.</param>
public sealed record SharedResource(SharedKind Kind, string Id)
{
    /// <summary>The number of running instances that use the resource, where none of them is managed.</summary>
    public int Running { get; init; }

    /// <summary>The number of running instances that use it in all accounts and Regions.</summary>
    public int RunningEverywhere { get; init; }

    /// <summary>The number of these that are managed, in accounts and Regions to which the cause does not apply.</summary>
    public int Exceptions { get; init; }

    /// <summary>The number of managed instances that do not use it, in the accounts and Regions of its instances.</summary>
    public int ManagedOthers { get; init; }

    /// <summary>The number of instances that do not use it there and are managed, or running and unmanaged.</summary>
    public int Others { get; init; }

    /// <summary>The number of these accounts and Regions.</summary>
    public int Locations { get; init; }

    /// <summary>The other resources that exactly the same instances share, so that the counts cannot tell them apart.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Returns the resources of an instance that are known.</summary>
    internal static IEnumerable<(SharedKind Kind, string Id)> FindAll(InstanceKey key, InstanceFacts facts)
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
