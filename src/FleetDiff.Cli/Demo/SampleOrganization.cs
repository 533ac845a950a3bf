using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;

namespace FleetDiff.Cli.Demo;

/// <summary>The organization of the demo, read from sample-organization.csv and sample-accounts.csv.</summary>
internal static class SampleOrganization
{
    /// <summary>The dates of the demo.</summary>
    public static readonly IReadOnlyList<DateOnly> Dates = [.. Enumerable.Range(19, 5).Select(day => new DateOnly(2026, 11, day))];

    /// <summary>The accounts, with the one that is not expected.</summary>
    public static IReadOnlyDictionary<string, SampleAccount> Accounts { get; } =
        SampleFile.ReadRows(SampleFile.Accounts).Select(SampleAccount.Parse).ToDictionary(account => account.Id);

    /// <summary>The instances and nodes.</summary>
    public static IReadOnlyList<SampleRow> Rows { get; } =
        [.. SampleFile.ReadRows(SampleFile.Organization).Select(SampleRow.Parse)];

    /// <summary>The settings of the demo.</summary>
    public static AnalysisRules Rules { get; } = new()
    {
        GraceHours = 6,
        Accounts = [.. Accounts.Values.Where(account => account.IsExpected).Select(account => account.Id)],
    };
}

/// <summary>An account of the sample.</summary>
/// <param name="Id">The account id, 12 digits.</param>
/// <param name="Unit">The path of its organizational unit; null where the node list of Systems Manager has no node.</param>
/// <param name="IsExpected">Whether the settings name the account.</param>
/// <param name="Indexes">The Regions that have an index, each with the runs in which the view lists it; null for all runs.</param>
internal sealed record SampleAccount(string Id, string? Unit, bool IsExpected, IReadOnlyList<(string Region, IReadOnlySet<int>? Runs)> Indexes)
{
    public IEnumerable<AccountRegion> GetAccountRegions(int run) => Indexes.Where(index => index.Runs?.Contains(run) != false)
        .Select(index => new AccountRegion(Id, index.Region));

    public static SampleAccount Parse(string[] fields) => new(
        fields[0],
        fields[1] == SampleRow.None ? null : fields[1],
        fields[2] == "yes",
        fields[3] == SampleRow.None ? [] : [.. fields[3].Split(' ').Select(GetIndex)]);

    private static (string, IReadOnlySet<int>?) GetIndex(string text) =>
        text.Split('@') is [var region, var runs] ? (region, SampleRow.ParseRuns(runs)) : (text, null);
}
