namespace FleetDiff.Reporting;

/// <summary>The unmanaged instances of an account or of an organizational unit, by Region.</summary>
/// <param name="Name">
/// The account id, or the names of the organizational unit, which are untrusted text; empty for the accounts without one.
/// </param>
/// <param name="Accounts">The number of accounts with unmanaged instances.</param>
/// <param name="Regions">The Regions with unmanaged instances and their counts, largest count first.</param>
public sealed record UnmanagedByRegion(string Name, int Accounts, IReadOnlyList<KeyValuePair<string, int>> Regions)
{
    /// <summary>The number of unmanaged instances that are not exempt.</summary>
    public required int Unmanaged { get; init; }

    /// <summary>The number of new instances among them.</summary>
    public required int NewCount { get; init; }

    /// <summary>Adds up locations by a name, largest count first.</summary>
    internal static IReadOnlyList<UnmanagedByRegion> Create(
        IReadOnlyList<UnmanagedLocation> locations, Func<UnmanagedLocation, string> nameOf) =>
    [
        .. locations.GroupBy(nameOf, StringComparer.Ordinal)
            .Select(here => new UnmanagedByRegion(
                here.Key,
                here.DistinctBy(location => location.Account).Count(),
                [
                    .. here.GroupBy(location => location.Region, StringComparer.Ordinal)
                        .Select(region => KeyValuePair.Create(region.Key, region.Sum(location => location.Unmanaged)))
                        .OrderByDescending(region => region.Value).ThenBy(region => region.Key, StringComparer.Ordinal),
                ])
            {
                Unmanaged = here.Sum(location => location.Unmanaged),
                NewCount = here.Sum(location => location.NewCount),
            })
            .OrderByDescending(group => group.Unmanaged).ThenBy(group => group.Name, StringComparer.Ordinal),
    ];
}
