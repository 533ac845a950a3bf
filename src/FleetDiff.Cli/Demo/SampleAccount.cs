using FleetDiff.Core.Model;

namespace FleetDiff.Cli.Demo;

/// <summary>An account of the sample.</summary>
/// <param name="Id">The account id, 12 digits.</param>
internal sealed record SampleAccount(string Id)
{
    /// <summary>The name of the account.</summary>
    public required string Name { get; init; }

    /// <summary>The names of its organizational units; null directly under the root.</summary>
    public required string? Unit { get; init; }

    /// <summary>The path of their ids; null where the node list of Systems Manager has no node.</summary>
    public required string? Path { get; init; }

    /// <summary>The runs in which the organization has the account.</summary>
    public required IReadOnlySet<int> MemberRuns { get; init; }

    /// <summary>The runs in which the account is suspended.</summary>
    public required IReadOnlySet<int> ClosedRuns { get; init; }

    /// <summary>The Regions that have an index, each with the runs in which the view lists it; null for all runs.</summary>
    public required IReadOnlyList<(string Region, IReadOnlySet<int>? Runs)> Indexes { get; init; }

    /// <summary>Returns the Regions whose index the view lists in a run.</summary>
    public IEnumerable<AccountRegion> GetAccountRegions(int run) => Indexes.Where(index => index.Runs?.Contains(run) != false)
        .Select(index => new AccountRegion(Id, index.Region));

    public static SampleAccount Parse(string[] fields) => new(fields[0])
    {
        Name = fields[1],
        Unit = SampleRow.ParseText(fields[2]),
        Path = SampleRow.ParseText(fields[3]),
        MemberRuns = SampleRow.ParseRuns(fields[4]),
        ClosedRuns = SampleRow.ParseRuns(fields[5]),
        Indexes = fields[6] == SampleRow.None ? [] : [.. fields[6].Split(' ').Select(ParseIndex)],
    };

    private static (string, IReadOnlySet<int>?) ParseIndex(string text) =>
        text.Split('@') is [var region, var runs] ? (region, SampleRow.ParseRuns(runs)) : (text, null);
}
