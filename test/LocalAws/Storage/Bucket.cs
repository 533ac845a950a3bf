using LocalAws.Serving;

namespace LocalAws.Storage;

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

    public void Put(string key, StoredObject stored, string? ifNoneMatch = null, string? ifMatch = null)
    {
        lock (_gate)
        {
            Check(ifNoneMatch, ifMatch, _objects.GetValueOrDefault(key));
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

    private static void Check(string? ifNoneMatch, string? ifMatch, StoredObject? existing)
    {
        if (ifNoneMatch is not (null or "*"))
        {
            throw new ServiceException(
                501, "NotImplemented", "A header you provided implies functionality that is not implemented");
        }

        if (ifMatch is not null && existing is null)
        {
            throw NoSuchKey();
        }

        var exists = ifNoneMatch is not null && existing is not null;
        var differs = ifMatch is not null && ifMatch.Trim('"') != existing?.ETag.Trim('"');
        if (exists || differs)
        {
            throw new ServiceException(
                412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
    }
}
