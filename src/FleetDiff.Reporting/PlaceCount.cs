using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>The counts of an account or of a Region.</summary>
/// <param name="Name">The account, or the Region's code.</param>
/// <param name="Instances">How many instances it has.</param>
/// <param name="Managed">How many are managed.</param>
/// <param name="Unmanaged">How many are unmanaged and not exempt.</param>
/// <param name="Dormant">How many are dormant.</param>
/// <param name="Disputed">How many are disputed.</param>
/// <param name="Exempt">How many are unmanaged and exempt.</param>
public sealed record PlaceCount(
    string Name, int Instances, int Managed, int Unmanaged, int Dormant, int Disputed, int Exempt)
{
    /// <summary>How much of it is managed: <c>67 %</c>.</summary>
    public string Coverage => TextFormat.Percent(Managed, Instances);

    /// <summary>The counts of an account.</summary>
    public static PlaceCount Create(AccountCount count) => new(
        count.Account, count.Instances, count.Managed, count.Unmanaged, count.Dormant, count.Disputed, count.Exempt);

    /// <summary>The counts of a Region.</summary>
    public static PlaceCount Create(RegionCount count) => new(
        count.Region, count.Instances, count.Managed, count.Unmanaged, count.Dormant, count.Disputed, count.Exempt);

    internal static IReadOnlyList<PlaceCount> Sort(IEnumerable<PlaceCount> places) =>
        [.. places.OrderByDescending(index => index.Unmanaged).ThenByDescending(index => index.Instances)];
}

/// <summary>An account with unmanaged instances.</summary>
/// <param name="Account">The account.</param>
/// <param name="Unmanaged">How many are unmanaged and not exempt.</param>
/// <param name="New">How many of them are new; 0 in the first report.</param>
/// <param name="Oldest">Since when it or one of its groups has unmanaged instances.</param>
public sealed record OpenAccount(string Account, int Unmanaged, int New, DateOnly? Oldest)
{
    internal static IEnumerable<OpenAccount> Of(Report report)
    {
        var groups = report.Groups.ToLookup(group => group.Account, group => group.FirstUnmanaged);
        return from row in report.Unmanaged
               group row by row.Account into account
               orderby account.Count() descending, account.Key
               select new OpenAccount(
                   account.Key, account.Count(), report.ComparedWith is null ? 0 : account.Count(row => row.Due),
                   account.Select(row => row.FirstUnmanaged).Concat(groups[account.Key]).Min());
    }
}
