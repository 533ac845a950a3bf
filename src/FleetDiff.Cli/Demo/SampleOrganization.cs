using FleetDiff.Core.Analysis;

namespace FleetDiff.Cli.Demo;

/// <summary>The organization of the demo, read from the files of the sample.</summary>
internal static class SampleOrganization
{
    /// <summary>The file with the exemptions.</summary>
    public const string Exemptions = "sample-exemptions.csv";

    /// <summary>The id of the organization.</summary>
    public const string Id = "o-sample12345";

    /// <summary>The management account.</summary>
    public const string ManagementAccount = "888899990000";

    /// <summary>The dates of the demo.</summary>
    public static readonly IReadOnlyList<DateOnly> Dates =
        [.. Enumerable.Range(19, 5).Select(day => new DateOnly(2026, 11, day))];

    // The fields of each launch template by its name.
    private static readonly Dictionary<string, string[]> Launches =
        SampleFile.Parse("sample-launches.csv", fields => fields).ToDictionary(fields => fields[0]);

    /// <summary>The accounts by id.</summary>
    public static IReadOnlyDictionary<string, SampleAccount> Accounts { get; } =
        SampleFile.Parse("sample-accounts.csv", SampleAccount.Parse).ToDictionary(account => account.Id);

    /// <summary>The instances and nodes.</summary>
    public static IReadOnlyList<SampleRow> Rows { get; } = SampleFile.Parse("sample-organization.csv", SampleRow.Parse);

    /// <summary>The settings of the demo.</summary>
    public static AnalysisRules Rules { get; } = new() { GraceHours = 6, ExpectsOrganization = true };

    /// <summary>Creates the facts that AWS Config records about the instances of a launch template in an account.</summary>
    public static InstanceFacts CreateLaunch(string? name, string account)
    {
        var facts = new InstanceFacts(InstanceState.Unknown, null, null);
        if (name is null)
        {
            return facts;
        }

        var (launch, profile) = (Launches[name], SampleFile.ParseText(Launches[name][4]));
        return facts with
        {
            Image = launch[1],
            Subnet = launch[2],
            Vpc = launch[3],
            InstanceProfile = profile is null ? null : $"arn:aws:iam::{account}:instance-profile/{profile}",
            HasInstanceProfile = profile is not null,
            HasMetadataService = launch[5] != "off",
            RequiresImdsV2 = launch[5] == "required",
        };
    }
}

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
