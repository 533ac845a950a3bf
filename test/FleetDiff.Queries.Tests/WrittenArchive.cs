using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Queries.Tests;

/// <summary>
/// Writes an archive for tests: a line for each instance and date, with the required fields, and the coverage of each account.
/// </summary>
internal sealed class WrittenArchive : IDisposable
{
    // Only its coverage counts.
    private static readonly Report Report = JsonSerializer.Deserialize(
        Repository.Read("test/FleetDiff.Cli.Tests/Archives/0.1.0/reports/date=2026-11-22/report.json"),
        ArchiveJson.Instance.Report)!;

    private Engine? _engine;

    /// <summary>The folder of all fleets.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("fleetdiff-written-").FullName;

    /// <summary>Runs queries on the fleet named fleet.</summary>
    public Engine Engine => _engine ??= new(Path.Combine(Root, "fleet"));

    public void Dispose()
    {
        _engine?.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    /// <summary>
    /// Adds the instances of a run. A row is account, instance, verdict and optional fields <c>name=value</c>, separated by
    /// spaces. A value <c>true</c> is written as a Boolean.
    /// </summary>
    public void Add(string fleet, string run, params string[] rows) =>
        AddLines(fleet, run, [.. rows.Select(row => Json(row.Split(' ')))]);

    /// <summary>Adds the lines of instances.jsonl.gz of a run, and a ledger of coverage without rows.</summary>
    public void AddLines(string fleet, string run, params string[] lines)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, fleet, "instances", $"date={run}")).FullName;
        using var gzip = new GZipStream(
            File.Create(Path.Combine(folder, "instances.jsonl.gz")), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\n"))));
        AddCoverage(fleet, run);
    }

    /// <summary>Adds the coverage of a run.</summary>
    public void AddCoverage(string fleet, string run, params AccountCoverage[] accounts)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, fleet, "reports", $"date={run}", "coverage")).FullName;
        WriteCoverageAsync(Path.Combine(folder, "coverage.csv"), accounts).GetAwaiter().GetResult();
    }

    private static async Task WriteCoverageAsync(string file, AccountCoverage[] accounts)
    {
        await using var content = File.Create(file);
        await CoverageCsv.WriteAsync(Report with { Coverage = accounts }, content, default);
    }

    private static string Json(string[] words)
    {
        var fields = words.Skip(3).Select(field => field.Split('='))
            .Select(field => $",\"{field[0]}\":{(field[1] == "true" ? "true" : $"\"{field[1]}\"")}");
        return $$"""
            {"account":"{{words[0]}}","region":"eu-west-1","instance":"{{words[1]}}","tags":{},"verdict":"{{words[2]}}",
            """.TrimEnd() + $"\"reason\":\"r\",\"because\":\"b\",\"evidence\":[]{string.Concat(fields)}}}";
    }
}
