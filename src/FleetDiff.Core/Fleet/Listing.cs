using System.Runtime.InteropServices;

namespace FleetDiff.Fleet;

/// <summary>
/// One of the inventory's lists while its pages come in. The index may change between two pages, and the beginning of
/// a long list is read again in its parts, so a row can come twice: the newest stays. For one writer at a time.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
public sealed class Listing<T>
    where T : struct, IListed
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

    /// <summary>The rows sorted by key, one for each key. The listing is done with then.</summary>
    public ReadOnlyMemory<T> ToSorted()
    {
        var rows = _rows.AsSpan(0, _count);
        var (start, kept) = (0, 0);
        foreach (var end in DealOut(rows))
        {
            var here = rows[start..end];
            here.Sort(default(ByKeyNewestFirst));
            foreach (var row in here)
            {
                if (kept == 0 || row.Key != rows[kept - 1].Key)
                {
                    rows[kept++] = row;
                }
            }

            start = end;
        }

        return _rows.AsMemory(0, kept);
    }

    // A million rows lie in some thousands of places. Put by place first, each row where one of its place belongs, they
    // are sorted in a third of the time. Gives where each place ends.
    private static List<int> DealOut(Span<T> rows)
    {
        var next = new Dictionary<ulong, int>();
        var places = new List<InstanceKey>();
        foreach (var row in rows)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(next, row.Key.Place, out var known);
            count++;
            if (!known)
            {
                places.Add(row.Key);
            }
        }

        places.Sort();
        var ends = new List<int>(places.Count);
        var end = 0;
        foreach (var place in places)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(next, place.Place);
            (count, end) = (end, end + count);
            ends.Add(end);
        }

        foreach (var (place, last) in places.Zip(ends))
        {
            ref var here = ref CollectionsMarshal.GetValueRefOrNullRef(next, place.Place);
            while (here < last)
            {
                ref var there = ref CollectionsMarshal.GetValueRefOrNullRef(next, rows[here].Key.Place);
                (rows[here], rows[there]) = (rows[there], rows[here]);
                there++;
            }
        }

        return ends;
    }

    private readonly struct ByKeyNewestFirst : IComparer<T>
    {
        public int Compare(T x, T y)
        {
            var byKey = x.Key.CompareTo(y.Key);
            return byKey != 0 ? byKey : Nullable.Compare(y.ReportedAt, x.ReportedAt);
        }
    }
}
