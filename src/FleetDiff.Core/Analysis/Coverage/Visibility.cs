namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>The accounts and Regions that the view shows in a run. The absence of an instance is evidence only there.</summary>
internal sealed class Visibility
{
    private readonly IReadOnlySet<AccountRegion> _seen;
    private readonly bool _hidesIndexes;

    /// <summary>
    /// Creates the visibility of a run. An account and Region can be seen when its index is listed or, if the view lists no
    /// index, when one of its instances or nodes is listed.
    /// </summary>
    public Visibility(FleetInventory inventory)
    {
        var indexes = inventory.Indexes ?? new HashSet<AccountRegion>();
        Listed = AccountRegion.FindAll(inventory.Instances.Select(instance => instance.Key)).ToHashSet();
        _hidesIndexes = inventory.Indexes is { Count: 0 };
        Accounts = Listed.Concat(indexes).Select(here => here.Account).ToHashSet(StringComparer.Ordinal);
        _seen = indexes.Count > 0
            ? indexes
            : Listed.Union(AccountRegion.FindAll(inventory.OrphanedNodes.Select(node => node.Key))).ToHashSet();
    }

    /// <summary>The ids of the accounts of which the view lists an index or an instance.</summary>
    public IReadOnlySet<string> Accounts { get; }

    /// <summary>The accounts and Regions of which the view lists an instance.</summary>
    public IReadOnlySet<AccountRegion> Listed { get; }

    /// <summary>The limits of the visibility, other than the filter of the view, one sentence each.</summary>
    public IEnumerable<string> Warnings => _hidesIndexes && Listed.Count > 0
        ? ["The view lists no index (resource-explorer-2:index): an account or Region that leaves the view looks like one "
            + "without instances. Change the filter of the view so that it includes that type."]
        : [];

    /// <summary>Returns whether an account and Region can be seen.</summary>
    public bool CanSee(AccountRegion accountRegion) => _seen.Contains(accountRegion);

    /// <summary>Returns whether the account and Region of an instance can be seen.</summary>
    public bool CanSee(InstanceKey key) => CanSee(AccountRegion.Create(key));
}
