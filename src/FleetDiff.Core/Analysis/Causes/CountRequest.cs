namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// What AWS Config must count so that causes can be found: only what enough running unmanaged instances share, and only in
/// accounts and Regions where other instances are managed. Every list is sorted.
/// </summary>
public sealed class CountRequest
{
    /// <summary>The number of resources that are counted by account and Region, one query each.</summary>
    public const int MaxByLocation = 100;

    private readonly IReadOnlyList<KeyValuePair<InstanceKey, InstanceFacts>> _running;

    private CountRequest(IReadOnlyList<KeyValuePair<InstanceKey, InstanceFacts>> running) => _running = running;

    /// <summary>The ids of images, subnets and VPCs, and the ARNs of instance profiles, by kind.</summary>
    public IReadOnlyDictionary<SharedKind, IReadOnlyList<string>> Resources { get; private init; } =
        new Dictionary<SharedKind, IReadOnlyList<string>>();

    /// <summary>The accounts and Regions in which to count the running instances without an instance profile.</summary>
    public IReadOnlyList<AccountRegion> WithoutProfile { get; private init; } = [];

    /// <summary>The accounts and Regions in which to count those that do not require IMDSv2.</summary>
    public IReadOnlyList<AccountRegion> WithoutProfileAndImdsV2 { get; private init; } = [];

    /// <summary>Creates the request.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="facts">The facts about the instances without a node.</param>
    public static CountRequest Create(FleetInventory inventory, IReadOnlyDictionary<InstanceKey, InstanceFacts> facts)
    {
        var managed = inventory.Instances.Where(instance => instance.IsManaged).Select(instance => instance.Key.RegionIndex)
            .ToHashSet();
        var running = facts.Where(each => each.Value.State == InstanceState.Running && managed.Contains(each.Key.RegionIndex))
            .ToList();
        return new(running)
        {
            Resources = running.SelectMany(instance => SharedResource.FindAll(instance.Key, instance.Value))
                .Where(resource => resource.Kind != SharedKind.ImdsVersion)
                .CountBy(resource => resource)
                .Where(resource => resource.Value >= SharedResources.MinInstances)
                .GroupBy(resource => resource.Key.Kind, resource => resource.Key.Id)
                .ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind.Order(StringComparer.Ordinal)]),
            WithoutProfile = FindLocations(running.Where(instance => instance.Value.HasInstanceProfile == false), 1),
            WithoutProfileAndImdsV2 = FindLocations(
                running.Where(instance => instance.Value is { HasInstanceProfile: false, RequiresImdsV2: false }),
                SharedResources.MinInstances),
        };
    }

    /// <summary>
    /// Returns the images and instance profiles to count in each account and Region, because a few of their instances are
    /// managed: at most <see cref="MaxByLocation"/>, those of most unmanaged instances first.
    /// </summary>
    /// <param name="counted">The counts of <see cref="Resources"/>.</param>
    public IReadOnlyList<(SharedKind Kind, string Id, InstanceKey Example)> GetByLocation(
        IReadOnlyDictionary<string, int> counted) =>
    [
        .. (from instance in _running
            from resource in SharedResource.FindAll(instance.Key, instance.Value)
            where resource.Kind is SharedKind.Image or SharedKind.InstanceProfile
            group instance.Key by resource into uses
            let unmanaged = uses.Count()
            let running = counted.GetValueOrDefault(uses.Key.Id)
            where running > unmanaged && running - unmanaged <= running * SharedResources.MaxExceptions
            select (uses.Key.Kind, uses.Key.Id, Example: uses.Min(), Unmanaged: unmanaged))
            .OrderByDescending(uses => uses.Unmanaged).ThenBy(uses => uses.Id, StringComparer.Ordinal)
            .Take(MaxByLocation).Select(uses => (uses.Kind, uses.Id, uses.Example)),
    ];

    private static IReadOnlyList<AccountRegion> FindLocations(
        IEnumerable<KeyValuePair<InstanceKey, InstanceFacts>> instances, int atLeast) =>
    [
        .. instances.CountBy(instance => AccountRegion.Create(instance.Key))
            .Where(location => location.Value >= atLeast)
            .Select(location => location.Key).Order(AccountRegion.Order),
    ];
}
