namespace FleetDiff.Queries.Tests;

/// <summary>Tests the queries over coverage.csv: who could not be seen, over time.</summary>
public sealed class CoverageQueryTests : IDisposable
{
    private static readonly RegionCoverage Ireland = new("eu-west-1", HasIndex: true, Instances: 10, Managed: 9);
    private static readonly RegionCoverage LostRegion = new("us-east-1", HasIndex: false, Instances: 0, Managed: 0);

    private readonly WrittenArchive _archive = new();

    public CoverageQueryTests()
    {
        _archive.Add("fleet", "2026-11-21");
        _archive.AddCoverage("fleet", "2026-11-21", Seen("1", Ireland), NotSeen("2"), Seen("3", Ireland));
        _archive.Add("fleet", "2026-11-22");
        _archive.AddCoverage("fleet", "2026-11-22", Seen("1", Ireland, LostRegion), NotSeen("2"), Closed("3"));
    }

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void ListsWhoCouldNotBeSeenAndForHowLong() => Assert.Equal(
        [
            ["222222222222", "", "app, \"2\"", "Workloads/Prod", "2", "2026-11-21", "2026-11-22", "It has no index."],
            ["111111111111", "us-east-1", "app, \"1\"", "Workloads/Prod", "1", "2026-11-22", "2026-11-22", ""],
        ],
        _archive.Engine.AskFile("not-seen.sql", "2026-11-01"));

    [Fact]
    public void CountsEachOrganizationalUnit() => Assert.Equal(
        [
            ["Workloads/Prod", "2026-11-21", "3", "1", "20", "18", "90"],
            ["Workloads/Prod", "2026-11-22", "2", "1", "10", "9", "90"],
        ],
        _archive.Engine.AskFile("coverage-by-unit.sql", "2026-11-01"));

    private static AccountCoverage Seen(string digit, params RegionCoverage[] regions) =>
        Create(digit, AccountCoverageStatus.Seen) with { Regions = regions };

    private static AccountCoverage NotSeen(string digit) =>
        Create(digit, AccountCoverageStatus.BlindSpot) with { Because = "It has no index." };

    private static AccountCoverage Closed(string digit) => Create(digit, AccountCoverageStatus.Closed);

    private static AccountCoverage Create(string digit, AccountCoverageStatus status) =>
        new(string.Concat(Enumerable.Repeat(digit, 12)), status)
        {
            AccountName = $"app, \"{digit}\"",
            OrganizationalUnit = "Workloads/Prod",
        };
}
