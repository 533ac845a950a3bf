using System.Collections.Concurrent;

namespace LocalAws.Storage;

/// <summary>The buckets of S3.</summary>
public sealed class Buckets
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    internal Buckets(TimeProvider clock) => Clock = clock;

    internal TimeProvider Clock { get; }

    /// <param name="name">The name.</param>
    /// <param name="owner">The account that owns it.</param>
    /// <param name="demandedKey">The KMS key that the bucket policy requires for every write.</param>
    public Buckets CreateBucket(
        string name, string owner = LocalAwsServer.AccountId, string? demandedKey = null)
    {
        _buckets.TryAdd(name, new Bucket(owner, demandedKey));
        return this;
    }

    /// <summary>Returns a copy of the objects, by key.</summary>
    public IReadOnlyDictionary<string, byte[]> Objects(string bucket) =>
        Required(bucket).Snapshot().ToDictionary(entry => entry.Key, entry => entry.Value.Bytes.ToArray());

    /// <summary>Returns the current objects by key, without a copy.</summary>
    public IReadOnlyDictionary<string, StoredObject> Stored(string bucket) =>
        Required(bucket).Snapshot().ToDictionary(StringComparer.Ordinal);

    public StoredObject? Find(string bucket, string key) => Required(bucket).Find(key);

    public void Put(string bucket, string key, ReadOnlyMemory<byte> bytes, string contentType = "text/plain") =>
        Required(bucket).Put(
            key,
            new(bytes, new Dictionary<string, string> { ["Content-Type"] = contentType }, Clock.GetUtcNow()));

    public void Delete(string bucket, string key) => Required(bucket).Delete(key);

    internal Bucket? Find(string bucket) => _buckets.GetValueOrDefault(bucket);

    private Bucket Required(string bucket) =>
        Find(bucket) ?? throw new KeyNotFoundException($"There is no bucket '{bucket}'.");
}
