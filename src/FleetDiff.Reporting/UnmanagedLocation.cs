using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting;

/// <summary>The unmanaged instances of one account and Region.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Region">The Region code.</param>
/// <param name="Unmanaged">The number of unmanaged instances that are not exempt.</param>
/// <param name="NewCount">The number of new instances among them.</param>
public sealed record UnmanagedLocation(string Account, string Region, int Unmanaged, int NewCount)
{
    internal static IReadOnlyList<UnmanagedLocation> Create(Report report, Func<ReportedInstance, bool> isNew) =>
    [
        .. report.Unmanaged.GroupBy(row => (row.Account, row.Region))
            .Select(here => new UnmanagedLocation(here.Key.Account, here.Key.Region, here.Count(), here.Count(isNew)))
            .OrderByDescending(here => here.Unmanaged)
            .ThenBy(here => here.Account, StringComparer.Ordinal).ThenBy(here => here.Region, StringComparer.Ordinal),
    ];
}
