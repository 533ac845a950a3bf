namespace LocalAws.Serving;

/// <summary>Some items, and the position of the next one, if there is one.</summary>
internal sealed record Slice<T>(IReadOnlyList<T> Items, long? Next);

/// <summary>Items in the order of arrival. A repeated item replaces the earlier one at its position.</summary>
internal sealed class Shelf<TKey, T>(Func<T, TKey> keyOf)
    where TKey : notnull
    where T : class
{
    private readonly List<T?> _places = [];
    private readonly Dictionary<TKey, int> _byKey = [];
    private readonly Lock _gate = new();

    public void Put(T item)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(keyOf(item), out var index))
            {
                _places[index] = item;
                return;
            }

            _byKey[keyOf(item)] = _places.Count;
            _places.Add(item);
        }
    }

    /// <summary>Removes the items and leaves their positions empty, so that a started listing continues correctly.</summary>
    public bool Remove(Func<T, bool> matches)
    {
        lock (_gate)
        {
            var removed = _places.OfType<T>().Where(matches).ToList();
            foreach (var item in removed)
            {
                _byKey.Remove(keyOf(item), out var index);
                _places[index] = null;
            }

            return removed.Count > 0;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _places.Clear();
            _byKey.Clear();
        }
    }

    public T? Find(TKey key)
    {
        lock (_gate)
        {
            return _byKey.TryGetValue(key, out var index) ? _places[index] : null;
        }
    }

    public IReadOnlyList<T> All(Func<T, bool> matches) => Read(matches, 0, int.MaxValue).Items;

    /// <summary>Returns at most <paramref name="size"/> matches from a position on, and the position of the next match.</summary>
    public Slice<T> Read(Func<T, bool> matches, long position, int size)
    {
        lock (_gate)
        {
            var items = new List<T>();
            for (var index = position; index < _places.Count; index++)
            {
                if (_places[(int)index] is not { } item || !matches(item))
                {
                    continue;
                }

                if (items.Count == size)
                {
                    return new(items, index);
                }

                items.Add(item);
            }

            return new(items, null);
        }
    }
}

internal static class Slice
{
    /// <summary>Returns at most <paramref name="size"/> items of a list from a position on.</summary>
    public static Slice<T> Of<T>(IReadOnlyList<T> items, long position, int size)
    {
        var taken = items.Skip((int)position).Take(size).ToList();
        var next = position + taken.Count;
        return new(taken, next < items.Count ? next : null);
    }
}
