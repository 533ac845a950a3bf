using LocalAws.Serving;

namespace LocalAws.Storage;

internal sealed record Precondition(string? IfNoneMatch, string? IfMatch);

/// <summary>A bucket: keys in the order of S3. Each write is atomic.</summary>
internal sealed class Bucket(string owner, string? demandedKey = null)
{
    private readonly SortedDictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public string Owner { get; } = owner;

    public string? DemandedKey { get; } = demandedKey;

    public StoredObject? Find(string key)
    {
        lock (_gate)
        {
            return _objects.GetValueOrDefault(key);
        }
    }

    public void Put(string key, StoredObject stored, Precondition precondition)
    {
        lock (_gate)
        {
            Check(precondition, _objects.GetValueOrDefault(key));
            _objects[key] = stored;
        }
    }

    public void Delete(string key)
    {
        lock (_gate)
        {
            _objects.Remove(key);
        }
    }

    public IReadOnlyList<KeyValuePair<string, StoredObject>> Snapshot()
    {
        lock (_gate)
        {
            return [.. _objects];
        }
    }

    public static ServiceException NoSuchKey() => new(404, "NoSuchKey", "The specified key does not exist.");

    private static void Check(Precondition precondition, StoredObject? existing)
    {
        if (precondition.IfNoneMatch is { } none && none != "*")
        {
            throw new ServiceException(
                501, "NotImplemented", "A header you provided implies functionality that is not implemented");
        }

        if (precondition.IfMatch is not null && existing is null)
        {
            throw NoSuchKey();
        }

        var exists = precondition.IfNoneMatch is not null && existing is not null;
        var differs = precondition.IfMatch is { } etag && etag.Trim('"') != existing?.ETag.Trim('"');
        if (exists || differs)
        {
            throw new ServiceException(
                412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
    }
}
