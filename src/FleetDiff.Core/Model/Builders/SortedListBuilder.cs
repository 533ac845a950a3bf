namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// Builds one of the inventory's two lists from its pages. A row can occur twice, because the index can change between two
/// pages and the beginning of a long list is read again in parts: the newest row is kept. Not safe for concurrent writers.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class SortedListBuilder<T>
    where T : struct, IInventoryRow
{
    private T[] _rows = new T[1024];
    private int _count;

    /// <summary>Adds a row.</summary>
    public void Add(T row)
    {
        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, _count * 2);
        }

        _rows[_count++] = row;
    }

    /// <summary>Returns the rows sorted by key, one for each key. The builder cannot be used afterwards.</summary>
    public ReadOnlyMemory<T> Build()
    {
        var rows = _rows.AsSpan(0, _count);
        rows.Sort(CompareByKeyNewestFirst);
        var kept = 0;
        foreach (var row in rows)
        {
            if (kept == 0 || row.Key != rows[kept - 1].Key)
            {
                rows[kept++] = row;
            }
        }

        return _rows.AsMemory(0, kept);
    }

    private static int CompareByKeyNewestFirst(T x, T y) =>
        x.Key.CompareTo(y.Key) is not 0 and var byKey ? byKey : Nullable.Compare(y.ReportedAt, x.ReportedAt);
}
