namespace FleetDiff.Reporting;

/// <summary>The instance counts of an account or of a Region.</summary>
/// <param name="Name">The account id or the Region code.</param>
/// <param name="Instances">The number of instances.</param>
/// <param name="Managed">The number of managed instances.</param>
/// <param name="Unmanaged">The number of unmanaged instances that are not exempt.</param>
/// <param name="Dormant">The number of dormant instances.</param>
/// <param name="Disputed">The number of disputed instances.</param>
/// <param name="Exempt">The number of exempt instances.</param>
public sealed record CoverageCount(
    string Name, int Instances, int Managed, int Unmanaged, int Dormant, int Disputed, int Exempt)
{
    /// <summary>The share of managed instances: <c>67 %</c>.</summary>
    public string Coverage => TextFormat.Percent(Managed, Instances);

    /// <summary>Creates the counts of an account.</summary>
    public static CoverageCount Create(AccountCount count) => new(
        count.Account, count.Instances, count.Managed, count.Unmanaged, count.Dormant, count.Disputed, count.Exempt);

    /// <summary>Creates the counts of a Region.</summary>
    public static CoverageCount Create(RegionCount count) => new(
        count.Region, count.Instances, count.Managed, count.Unmanaged, count.Dormant, count.Disputed, count.Exempt);

    internal static IReadOnlyList<CoverageCount> Sort(IEnumerable<CoverageCount> counts) =>
        [.. counts.OrderByDescending(count => count.Unmanaged).ThenByDescending(count => count.Instances)];
}
