namespace FleetDiff.Core.Model;

/// <summary>A pair of account and Region.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Region">The Region code.</param>
public readonly record struct AccountRegion(string Account, string Region)
{
    /// <summary>Returns the account and Region of an instance or a node.</summary>
    public static AccountRegion Create(InstanceKey key) => new(key.Account, key.Region.Code);

    /// <summary>Returns the accounts and Regions of instances or nodes, each once.</summary>
    internal static IEnumerable<AccountRegion> FindAll(IEnumerable<InstanceKey> keys) =>
        keys.DistinctBy(key => key.RegionIndex).Select(Create);

    /// <summary>The sort order: by account, then by Region, both ordinal.</summary>
    public static IComparer<AccountRegion> Order { get; } = Comparer<AccountRegion>.Create((x, y) =>
        string.CompareOrdinal(x.Account, y.Account) is not 0 and var order
            ? order
            : string.CompareOrdinal(x.Region, y.Region));
}
