using FleetDiff.Core.Model;

namespace FleetDiff.Cli.Demo;

/// <summary>An account of the sample: a row of <c>sample-accounts.csv</c>, which explains the columns.</summary>
internal sealed record SampleAccount(
    string Id, string Name, string? Unit, string? Path, IReadOnlySet<int> MemberRuns, IReadOnlySet<int> ClosedRuns,
    string[] Indexes)
{
    public static SampleAccount Parse(string[] fields) => new(
        fields[0], fields[1], SampleFile.ParseText(fields[2]), SampleFile.ParseText(fields[3]),
        SampleFile.ParseRuns(fields[4]), SampleFile.ParseRuns(fields[5]), SampleFile.ParseText(fields[6])?.Split(' ') ?? []);

    /// <summary>Returns the Regions whose index the view lists in a run.</summary>
    public IEnumerable<AccountRegion> GetAccountRegions(int run) =>
        from index in Indexes
        let parts = index.Split('@')
        where parts.Length == 1 || SampleFile.ParseRuns(parts[1]).Contains(run)
        select new AccountRegion(Id, parts[0]);

    /// <summary>Creates the account that AWS Organizations returns in a run.</summary>
    public OrganizationAccount Create(int run) =>
        new(Id, Name, ClosedRuns.Contains(run) ? AccountState.Suspended : AccountState.Active)
        {
            OrganizationalUnit = Unit,
            UnitIds = [.. (Path ?? "").Split('/').Where(id => id.StartsWith("ou-", StringComparison.Ordinal))],
        };
}
