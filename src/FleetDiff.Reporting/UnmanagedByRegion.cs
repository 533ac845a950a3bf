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

    /// <summary>Counts the unmanaged instances of a report by the name of an account or unit, largest count first.</summary>
    internal static IReadOnlyList<UnmanagedByRegion> Create(ReportSummary summary, Func<string, string> nameOf) =>
    [
        .. summary.Report.Unmanaged.GroupBy(row => nameOf(row.Account), StringComparer.Ordinal)
            .Select(here => new UnmanagedByRegion(
                here.Key,
                here.DistinctBy(row => row.Account).Count(),
                [
                    .. here.CountBy(row => row.Region, StringComparer.Ordinal)
                        .OrderByDescending(region => region.Value).ThenBy(region => region.Key, StringComparer.Ordinal),
                ])
            {
                Unmanaged = here.Count(),
                NewCount = here.Count(summary.IsNew),
            })
            .OrderByDescending(group => group.Unmanaged).ThenBy(group => group.Name, StringComparer.Ordinal),
    ];
}
