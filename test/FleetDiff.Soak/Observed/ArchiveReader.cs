using System.Text;
using System.Text.RegularExpressions;
using FleetDiff.Soak.World;
using LocalAws;

namespace FleetDiff.Soak.Observed;

/// <summary>Reads the archive in the bucket, by the keys that docs/archive.md describes.</summary>
internal sealed class ArchiveReader(LocalAwsServer aws)
{
    public const string Index = "reports/index.html";

    public static string Report(DateOnly run) => $"{Reports(run)}report.json";

    public static string Reports(DateOnly run) => $"reports/{Folder(run)}";

    public static string Instances(DateOnly run) => $"instances/{Folder(run)}instances.jsonl.gz";

    public static string Alert(DateOnly run) => $"alerts/{Folder(run)}alert.json";

    public static string Folder(DateOnly run) => $"date={run:O}/";

    public bool Has(string key) => aws.S3.Find(Services.Bucket, Services.Prefix + key) is not null;

    public ReadOnlyMemory<byte> Read(string key) => aws.S3.Find(Services.Bucket, Services.Prefix + key)?.Bytes
        ?? throw new DifferenceException($"{key} is missing");

    /// <summary>Returns the dates to which the index page links, in its order.</summary>
    public IEnumerable<DateOnly> ReadIndex() =>
        Regex.Matches(Encoding.UTF8.GetString(Read(Index).Span), """href="date=([0-9-]{10})/report\.json" """)
            .Select(link => DateOnly.ParseExact(link.Groups[1].Value, "O", null));

    /// <summary>Returns the ETag of every object, by key.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints() => aws.S3.Objects(Services.Bucket)
        .ToDictionary(stored => stored.Key[Services.Prefix.Length..], stored => stored.Value.ETag);
}
