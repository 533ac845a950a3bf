namespace LocalAws.Serving;

/// <summary>Items in the order of arrival. A repeated item replaces the earlier one at its position.</summary>
internal sealed class Shelf<TKey, T>(Func<T, TKey> keyOf)
    where TKey : notnull
    where T : class
{
    private readonly OrderedDictionary<TKey, T> _items = [];
    private readonly Lock _gate = new();

    public void Put(T item)
    {
        lock (_gate)
        {
            _items[keyOf(item)] = item;
        }
    }

    public bool Remove(TKey key)
    {
        lock (_gate)
        {
            return _items.Remove(key);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _items.Clear();
        }
    }

    public T? Find(TKey key)
    {
        lock (_gate)
        {
            return _items.GetValueOrDefault(key);
        }
    }

    public IReadOnlyList<T> All(Func<T, bool> matches)
    {
        lock (_gate)
        {
            return [.. _items.Values.Where(matches)];
        }
    }

    /// <summary>Returns a page of the items that match.</summary>
    public Page<T> Read(PageRequest wanted, Func<T, bool>? matches = null)
    {
        lock (_gate)
        {
            return wanted.Read(_items.Values, matches);
        }
    }
}
