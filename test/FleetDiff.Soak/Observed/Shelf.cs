using System.Globalization;
using FleetDiff.Soak.World;
using LocalAws;

namespace FleetDiff.Soak.Observed;

/// <summary>The archive as the bucket has it, and where things lie in it.</summary>
internal sealed class Shelf(LocalAwsServer aws)
{
    public const string Index = "reports/index.html";

    public static string Report(DateOnly night) => $"{Reports(night)}report.json";

    public static string Reports(DateOnly night) => $"reports/{Folder(night)}";

    public static string Instances(DateOnly night) => $"instances/{Folder(night)}instances.jsonl.gz";

    public static string Alert(DateOnly night) => $"alerts/{Folder(night)}alert.json";

    public static string Folder(DateOnly night) =>
        $"date={night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/";

    public bool Has(string key) => aws.S3.Find(Services.Bucket, Services.Prefix + key) is not null;

    public ReadOnlyMemory<byte> Read(string key) => aws.S3.Find(Services.Bucket, Services.Prefix + key)?.Bytes
        ?? throw new DifferenceException($"{key} is not there");

    /// <summary>A fingerprint of every object, by key.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints() => aws.S3.Stored(Services.Bucket)
        .ToDictionary(stored => stored.Key[Services.Prefix.Length..], stored => stored.Value.ETag);
}
