namespace LocalAws.Serving;

/// <summary>A page of a list, and the position of the next item, if there is one.</summary>
internal sealed record Slice<T>(IReadOnlyList<T> Items, long? Next);

internal static class Slice
{
    public static Slice<T> Of<T>(IReadOnlyList<T> items, PageRequest wanted)
    {
        var taken = items.Skip((int)wanted.Position).Take(wanted.Size).ToList();
        var next = wanted.Position + taken.Count;
        return new(taken, next < items.Count ? next : null);
    }
}

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

    public IReadOnlyList<T> All(Func<T, bool> matches)
    {
        lock (_gate)
        {
            return [.. _places.OfType<T>().Where(matches)];
        }
    }

    /// <summary>Returns a page of the matches, and the position of the next match.</summary>
    public Slice<T> Read(Func<T, bool> matches, PageRequest wanted)
    {
        lock (_gate)
        {
            var items = new List<T>();
            for (var index = wanted.Position; index < _places.Count; index++)
            {
                if (_places[(int)index] is not { } item || !matches(item))
                {
                    continue;
                }

                if (items.Count == wanted.Size)
                {
                    return new(items, index);
                }

                items.Add(item);
            }

            return new(items, null);
        }
    }
}
