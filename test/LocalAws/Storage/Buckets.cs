using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LocalAws.Storage;

/// <summary>The buckets of S3.</summary>
public sealed class Buckets
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <param name="name">The name.</param>
    /// <param name="demandedKey">The KMS key that the bucket policy requires for every write.</param>
    public void CreateBucket(string name, string? demandedKey = null) => _buckets.TryAdd(name, new Bucket(demandedKey));

    /// <summary>Returns the current objects, by key.</summary>
    public IReadOnlyDictionary<string, StoredObject> Objects(string bucket) => Required(bucket).InOrder().ToDictionary();

    public StoredObject? Find(string bucket, string key) => Required(bucket).Objects.GetValueOrDefault(key);

    public void Put(string bucket, string key, ReadOnlyMemory<byte> bytes) =>
        Required(bucket).Objects[key] = new(bytes, "text/plain", DateTimeOffset.UtcNow);

    public void Delete(string bucket, string key) => Required(bucket).Objects.TryRemove(key, out _);

    internal Bucket? Find(string bucket) => _buckets.GetValueOrDefault(bucket);

    private Bucket Required(string bucket) =>
        Find(bucket) ?? throw new KeyNotFoundException($"There is no bucket '{bucket}'.");
}

/// <summary>A bucket. Each write is atomic.</summary>
/// <param name="DemandedKey">The KMS key that the bucket policy requires for every write, or null.</param>
internal sealed record Bucket(string? DemandedKey)
{
    public ConcurrentDictionary<string, StoredObject> Objects { get; } = new();

    /// <summary>Returns the objects in the order of S3.</summary>
    public IEnumerable<KeyValuePair<string, StoredObject>> InOrder() =>
        Objects.OrderBy(entry => entry.Key, StringComparer.Ordinal);
}

/// <summary>An object of a bucket.</summary>
public sealed record StoredObject(ReadOnlyMemory<byte> Bytes, string ContentType, DateTimeOffset LastModified)
{
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(MD5.HashData(Bytes.Span))}\"";
}
