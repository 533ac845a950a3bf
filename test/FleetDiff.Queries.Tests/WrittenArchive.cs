using System.IO.Compression;
using System.Text;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Queries.Tests;

/// <summary>
/// Writes an archive for tests: a line for each instance and date, with the required fields, and the coverage of each account.
/// </summary>
internal sealed class WrittenArchive : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fleetdiff-written-").FullName;

    /// <summary>The folder of all fleets.</summary>
    public string Root => _root;

    public string Fleet(string name) => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>
    /// Adds the instances of a run. A row is account, instance, verdict and optional fields <c>name=value</c>, separated by
    /// spaces. A value <c>true</c> is written as a Boolean.
    /// </summary>
    public void Add(string fleet, string run, params string[] rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Fleet(fleet), "instances", $"date={run}")).FullName;
        using var gzip = new GZipStream(
            File.Create(Path.Combine(folder, "instances.jsonl.gz")), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => $"{Json(row.Split(' '))}\n"))));
        AddCoverage(fleet, run);
    }

    /// <summary>Adds the coverage of a run.</summary>
    public void AddCoverage(string fleet, string run, params AccountCoverage[] accounts)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Fleet(fleet), "reports", $"date={run}", "coverage")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "coverage.csv"), CreateCoverageAsync(accounts).GetAwaiter().GetResult());
    }

    private static async Task<byte[]> CreateCoverageAsync(AccountCoverage[] accounts)
    {
        await using var content = new MemoryStream();
        await CoverageCsv.WriteAsync(CreateReport(accounts), content, default);
        return content.ToArray();
    }

    private static Report CreateReport(AccountCoverage[] accounts) => new()
    {
        Schema = Report.CurrentSchema,
        Date = default,
        GeneratedAt = default,
        Suspect = false,
        Warnings = [],
        View = new("", null),
        Sources = [],
        Totals = new(0, 0, 0, 0, 0, 0, 0, 0),
        New = [],
        Resolved = [],
        Removed = [],
        Unmanaged = [],
        Exempted = [],
        Disagreements = [],
        OrphanedNodes = [],
        BlindSpots = [],
        Coverage = accounts,
        Accounts = [],
        Regions = [],
        Platforms = [],
        AgentVersions = [],
        History = [],
    };

    private static string Json(string[] words)
    {
        var fields = words.Skip(3).Select(field => field.Split('='))
            .Select(field => $",\"{field[0]}\":{(field[1] == "true" ? "true" : $"\"{field[1]}\"")}");
        return $$"""
            {"account":"{{words[0]}}","region":"eu-west-1","instance":"{{words[1]}}","tags":{},"verdict":"{{words[2]}}",
            """.TrimEnd() + $"\"reason\":\"r\",\"because\":\"b\",\"evidence\":[]{string.Concat(fields)}}}";
    }
}
