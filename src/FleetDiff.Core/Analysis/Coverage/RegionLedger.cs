using System.Runtime.InteropServices;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>
/// What a run sees of each account and Region with an index, an instance, a node, evidence or a blind spot. It has one entry for
/// each account and Region, and reads the evidence once.
/// </summary>
internal sealed class RegionLedger
{
    // ListNodes does not return the nodes of this Region (Systems Manager user guide, unified console).
    private const string HiddenRegion = "ap-northeast-3";

    private readonly Dictionary<AccountRegion, Entry> _entries = [];
    private readonly Observations _observations;
    private readonly ILookup<string, AccountRegion> _regions;

    /// <summary>Creates the ledger.</summary>
    /// <param name="observations">The observations of the sources.</param>
    /// <param name="counted">The instances of each account and Region, including those that cannot be seen.</param>
    /// <param name="spots">The blind spots of the run.</param>
    public RegionLedger(
        Observations observations, IEnumerable<AccountRegionCount> counted, IEnumerable<BlindSpot> spots)
    {
        _observations = observations;
        foreach (var index in observations.Inventory.Indexes ?? new HashSet<AccountRegion>())
        {
            Get(index).HasIndex = true;
        }

        foreach (var here in counted.Where(here => observations.Visibility.Listed.Contains(here.Key)))
        {
            (Get(here.Key).Instances, Get(here.Key).Managed) = (here.Instances, here.Managed);
        }

        foreach (var node in FindAccountRegions(observations.Comparison.OrphanedNodes.Select(node => node.Key)))
        {
            Get(node);
        }

        foreach (var source in observations.Sources)
        {
            foreach (var here in FindAccountRegions(source.Evidence.Keys.Concat(source.Instances.Keys).Concat(source.Nodes.Keys)
                .Concat(source.HybridNodes.Select(node => node.Key))))
            {
                Get(here).Sources.Add(source.Result.Name);
            }
        }

        foreach (var spot in spots)
        {
            if (spot.Region is { } region)
            {
                Get(new(spot.Account, region));
            }
        }

        _regions = _entries.Keys.ToLookup(here => here.Account, StringComparer.Ordinal);
    }

    /// <summary>The ids of the accounts with an entry.</summary>
    public IEnumerable<string> Accounts => _regions.Select(account => account.Key);

    /// <summary>Returns the Regions of an account, sorted by code.</summary>
    public IReadOnlyList<RegionCoverage> Find(string account)
    {
        var readsNodes = _observations.Sources.Any(source => source.Result.Name == Source.SystemsManager);
        var isManagement = account == _observations.Organization?.ManagementAccount;
        return
        [
            .. from here in _regions[account].Order(AccountRegion.Order)
               let entry = _entries[here]
               select new RegionCoverage(here.Region, entry.HasIndex, entry.Instances, entry.Managed)
               {
                   Sources = [.. entry.Sources.Order()],
                   IsHiddenFromListNodes = readsNodes && (isManagement || here.Region == HiddenRegion),
               },
        ];
    }

    private Entry Get(AccountRegion here) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_entries, here, out _) ??= new();

    // An account and Region has many instances: only the first of each is formatted.
    private static IEnumerable<AccountRegion> FindAccountRegions(IEnumerable<InstanceKey> keys) =>
        keys.DistinctBy(key => key.RegionIndex).Select(AccountRegion.Create);

    private sealed class Entry
    {
        public bool HasIndex { get; set; }

        public int Instances { get; set; }

        public int Managed { get; set; }

        public HashSet<Source> Sources { get; } = [];
    }
}
