using System.Runtime.InteropServices;

namespace FleetDiff.Core.Analysis;

/// <summary>Counts instances by account, Region and status.</summary>
internal sealed class FleetCounts
{
    private readonly Dictionary<ulong, RegionCounts> _listed = [];
    private readonly Dictionary<ulong, RegionCounts> _notSeen = [];

    private IEnumerable<RegionCounts> All => _listed.Values.Concat(_notSeen.Values);

    public void Add(InstanceKey key, InstanceStatus status, bool isSeen = true)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(isSeen ? _listed : _notSeen, key.RegionIndex, out _);
        counts ??= new(key);
        counts.ByStatus[(int)status]++;
    }

    /// <summary>
    /// Returns whether the account and Region of an instance has at least <paramref name="atLeast"/> listed instances and none
    /// of them is managed or dormant.
    /// </summary>
    public bool HasNoManagedNeighbor(InstanceKey key, int atLeast) => _listed.TryGetValue(key.RegionIndex, out var counts)
        && counts.ByStatus[(int)InstanceStatus.Managed] == 0 && counts.ByStatus[(int)InstanceStatus.Dormant] == 0
        && counts.ByStatus.Sum() >= atLeast;

    /// <summary>Returns the number of managed instances in the account and Region of an instance.</summary>
    public int CountManaged(InstanceKey key) =>
        _listed.GetValueOrDefault(key.RegionIndex)?.ByStatus[(int)InstanceStatus.Managed] ?? 0;

    /// <summary>Returns the number of instances listed in each account and Region, sorted.</summary>
    public IEnumerable<AccountRegionCount> CountAccountRegions() => _listed.Values
        .Select(here => new AccountRegionCount(
            here.First.Account, here.First.Region.Code, here.ByStatus.Sum(), here.ByStatus[(int)InstanceStatus.Managed]))
        .OrderBy(counted => counted.Key, AccountRegion.Order);

    public Totals CountAll(int orphanedNodes, int hybridNodes) =>
        Sum(All) with { OrphanedNodes = orphanedNodes, HybridNodes = hybridNodes };

    public IReadOnlyList<AccountCount> CountAccounts(Func<string, OrganizationAccount?> find) =>
    [
        .. from here in All
           group here by here.First.Account into counted
           orderby counted.Key
           let sum = Sum(counted)
           let account = find(counted.Key)
           select new AccountCount(
               counted.Key, sum.Instances, sum.Managed, sum.Dormant, sum.Unmanaged, sum.Disputed, sum.Exempt)
           {
               AccountName = account?.Name,
               OrganizationalUnit = account?.OrganizationalUnit,
           },
    ];

    public IReadOnlyList<RegionCount> CountRegions() =>
    [
        .. from here in All
           group here by here.First.Region into counted
           orderby counted.Key
           let sum = Sum(counted)
           select new RegionCount(counted.Key.Code, sum.Instances, sum.Managed, sum.Dormant, sum.Unmanaged, sum.Disputed,
               sum.Exempt),
    ];

    private static Totals Sum(IEnumerable<RegionCounts> counted)
    {
        return new(counted.Sum(here => here.ByStatus.Sum()), Count(InstanceStatus.Managed), Count(InstanceStatus.Dormant),
            Count(InstanceStatus.Unmanaged), Count(InstanceStatus.Disputed), Count(InstanceStatus.Exempt), 0, 0);

        int Count(InstanceStatus status) => counted.Sum(here => here.ByStatus[(int)status]);
    }

    // The counts of one account and Region.
    private sealed class RegionCounts(InstanceKey first)
    {
        public InstanceKey First => first;

        public int[] ByStatus { get; } = new int[Enum.GetValues<InstanceStatus>().Length];
    }
}
