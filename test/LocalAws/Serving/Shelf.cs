namespace LocalAws.Serving;

/// <summary>A page of a list, and the position of the next item, if there is one.</summary>
internal sealed record Slice<T>(IReadOnlyList<T> Items, int? Next);

internal static class Slice
{
    /// <summary>Returns a page of the items that match, by default of all.</summary>
    public static Slice<T> Of<T>(IReadOnlyList<T> items, PageRequest wanted, Func<T, bool>? matches = null)
    {
        var page = new List<T>();
        for (var index = wanted.Position; index < items.Count; index++)
        {
            if (matches is not null && !matches(items[index]))
            {
                continue;
            }

            if (page.Count == wanted.Size)
            {
                return new(page, index);
            }

            page.Add(items[index]);
        }

        return new(page, null);
    }
}

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
    public Slice<T> Read(PageRequest wanted, Func<T, bool>? matches = null)
    {
        lock (_gate)
        {
            return Slice.Of(_items.Values, wanted, matches);
        }
    }
}
