using System.Text.RegularExpressions;

namespace FleetDiff.Queries.Tests;

/// <summary>Tests the queries on nine runs of five instances.</summary>
public sealed class HistoryQueryTests : IDisposable
{
    private const string One = "111111111111";
    private const string Two = "222222222222";

    private readonly WrittenArchive _archive = new();

    public HistoryQueryTests()
    {
        // i-a is unmanaged on the 1st and 2nd, on the 4th, and from the 6th until it is managed on the 9th: resolved after 2, 1
        // and 3 days. i-b is unmanaged from the 2nd to the end. i-c is disputed in between: resolved after 4 days. i-d is
        // exempt until it is managed, so it is not resolved. i-e is removed. The report of the 8th is suspect.
        AddRun(1, "a unmanaged 01", "b managed", "c unmanaged 01", "d unmanaged 01 exemptBy=rule", "e unmanaged 01");
        AddRun(2, "a unmanaged 01", "b unmanaged 02", "c disputed 01", "d unmanaged 01 exemptBy=rule");
        AddRun(3, "a managed", "b unmanaged 02", "c unmanaged 01", "d managed");
        AddRun(4, "a unmanaged 04 reopened=2026-11-03", "b unmanaged 02", "c disputed 01", "d managed");
        AddRun(5, "a dormant", "b unmanaged 02", "c managed", "d managed");
        AddRun(6, "a unmanaged 06 reopened=2026-11-05 name=old", "b unmanaged 02", "c managed", "d managed");
        AddRun(7, "a unmanaged 06 reopened=2026-11-05 name=new", "b unmanaged 02", "c managed", "d managed");
        AddRun(8, "a unmanaged 06 reopened=2026-11-05 suspect=true", "b unmanaged 02 suspect=true",
            "c unmanaged 08 reopened=2026-11-05 suspect=true", "d unmanaged 08 suspect=true");
        AddRun(9, "a managed", "b unmanaged 02", "c managed", "d managed");
    }

    public void Dispose() => _archive.Dispose();

    // A row is the instance, its verdict, and the day on which it became unmanaged. The first two instances are in one account.
    private void AddRun(int day, params string[] rows) => _archive.Add("fleet", $"2026-11-{day:00}", [.. rows.Select(row =>
        $"{(row[0] < 'c' ? One : Two)} i-{Regex.Replace(row, @" (?=\d)", " firstUnmanaged=2026-11-")}")]);

    [Fact]
    public void AveragesTheDaysToResolve() => Assert.Equal(
        [[Two, "1", "4", "4"], [One, "3", "2", "3"]],
        _archive.Engine.AskFile("mean-days-to-resolve.sql", "2026-11-01"));

    [Fact]
    public void AveragesTheDaysToResolveFromADateOn() => Assert.Equal(
        [[One, "1", "3", "3"]], _archive.Engine.AskFile("mean-days-to-resolve.sql", "2026-11-06"));

    [Fact]
    public void ListsTheMostReopenedInstances() => Assert.Equal(
        [[One, "eu-west-1", "i-a", "new", "2", "2026-11-07"]],
        _archive.Engine.AskFile("reopened-most.sql", "2026-11-01"));

    [Fact]
    public void ListsTheInstancesThatAreOpenLongest() => Assert.Equal(
        [
            [One, "eu-west-1", "i-b", "", "2026-11-02", "6", "b", ""],
            [One, "eu-west-1", "i-a", "new", "2026-11-06", "2", "b", ""],
        ],
        _archive.Engine.AskFile("open-longest.sql", "2026-11-07"));

    [Fact]
    public void ListsUnmanagedInstancesOfADateWithoutExemptOnes() => Assert.Equal(
        ["i-a", "i-c", "i-e"],
        _archive.Engine.AskFile("unmanaged-on-date.sql", "2026-11-01").Select(row => row[2]));

    [Fact]
    public void MarksASuspectRun() => Assert.All(
        _archive.Engine.AskFile("unmanaged-on-date.sql", "2026-11-08"), row => Assert.Equal("True", row[^1]));

    [Fact]
    public void OmitsASuspectRunFromTheTrend()
    {
        var coverage = _archive.Engine.AskFile("coverage-by-account.sql", "2026-11-05");

        Assert.Equal(
            [
                [One, "2026-11-05", "2", "0", "1", "1", "0", "0", "50"],
                [One, "2026-11-06", "2", "0", "0", "2", "0", "0", "0"],
                [One, "2026-11-07", "2", "0", "0", "2", "0", "0", "0"],
                [One, "2026-11-09", "2", "1", "0", "1", "0", "0", "50"],
                [Two, "2026-11-05", "2", "2", "0", "0", "0", "0", "100"],
            ],
            coverage.Take(5));
        Assert.DoesNotContain(coverage, row => row[1] == "2026-11-08");
    }

    [Fact]
    public void ReadsTwoFleetsOfOneBucketAsOneTable()
    {
        _archive.Add("other/nested", "2026-11-09", "333333333333 i-f managed", "333333333333 i-g unmanaged");
        _archive.Add("second", "2026-11-09", "333333333333 i-f managed", "333333333333 i-g unmanaged");
        using var both = new Engine($"{_archive.Root}/*");

        Assert.Equal(
            [["fleet", "4"], ["second", "2"]],
            both.Ask("SELECT fleet, count(*) FROM instances WHERE \"date\" = ? GROUP BY fleet ORDER BY fleet",
                "2026-11-09"));
        Assert.Equal(
            [One, Two, "333333333333"],
            both.AskFile("coverage-by-account.sql", "2026-11-09").Select(row => row[0]));
    }
}
