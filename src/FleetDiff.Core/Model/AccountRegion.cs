namespace FleetDiff.Core.Model;

/// <summary>An account and a Region.</summary>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Region">The Region's code.</param>
public readonly record struct AccountRegion(string Account, string Region)
{
    /// <summary>The account and Region of an instance or a node.</summary>
    public static AccountRegion Create(InstanceKey key) => new(key.Account, key.Region.Code);

    /// <summary>By account, then by Region.</summary>
    public static IComparer<AccountRegion> Order { get; } = Comparer<AccountRegion>.Create((x, y) =>
        string.CompareOrdinal(x.Account, y.Account) is not 0 and var order
            ? order
            : string.CompareOrdinal(x.Region, y.Region));
}
