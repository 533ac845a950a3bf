using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// What AWS Config must count so that causes can be told: only what enough running unmanaged instances share, and only in accounts
/// and Regions where other instances are managed. Every list is sorted.
/// </summary>
public sealed record CountRequest
{
    /// <summary>The ids of images, subnets and VPCs, and the ARNs of instance profiles, by kind.</summary>
    public required IReadOnlyDictionary<SharedKind, IReadOnlyList<string>> Resources { get; init; }

    /// <summary>The accounts and Regions in which to count the running instances without an instance profile.</summary>
    public required IReadOnlyList<AccountRegion> WithoutProfile { get; init; }

    /// <summary>The accounts and Regions in which to count those that do not require IMDSv2.</summary>
    public required IReadOnlyList<AccountRegion> WithoutProfileAndImdsV2 { get; init; }

    /// <summary>Creates the request.</summary>
    /// <param name="comparison">The comparison of the inventory's two lists.</param>
    /// <param name="facts">The facts about the instances without a node.</param>
    public static CountRequest Create(InventoryComparison comparison, IReadOnlyDictionary<InstanceKey, InstanceFacts> facts)
    {
        var managed = FindManagedLocations(comparison);
        var running = facts.Where(each => each.Value.State == InstanceState.Running && managed.Contains(each.Key.RegionIndex))
            .Select(each => new RunningInstance(each.Key, each.Value)).ToList();
        return new()
        {
            Resources = running.SelectMany(instance => instance.GetResources())
                .Where(resource => resource.Kind != SharedKind.ImdsVersion)
                .CountBy(resource => resource)
                .Where(resource => resource.Value >= SharedResources.MinInstances)
                .GroupBy(resource => resource.Key.Kind, resource => resource.Key.Id)
                .ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind.Order(StringComparer.Ordinal)]),
            WithoutProfile = FindLocations(running.Where(instance => instance.Facts.HasInstanceProfile == false), 1),
            WithoutProfileAndImdsV2 = FindLocations(
                running.Where(instance => instance.AllowsImdsV1WithoutProfile), SharedResources.MinInstances),
        };
    }

    private static HashSet<ulong> FindManagedLocations(InventoryComparison comparison)
    {
        var managed = new HashSet<ulong>();
        for (var index = 0; index < comparison.Inventory.Instances.Length; index++)
        {
            if (comparison.IsManaged(index))
            {
                managed.Add(comparison.Inventory.Instances.Span[index].Key.RegionIndex);
            }
        }

        return managed;
    }

    private static IReadOnlyList<AccountRegion> FindLocations(IEnumerable<RunningInstance> instances, int atLeast) =>
    [
        .. instances.CountBy(instance => AccountRegion.Create(instance.Key))
            .Where(location => location.Value >= atLeast)
            .Select(location => location.Key).Order(AccountRegion.Order),
    ];
}
