using System.IO.Compression;
using System.Text;

namespace FleetDiff.Queries.Tests;

/// <summary>Writes an archive for tests: a line for each instance and date, with the required fields.</summary>
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
