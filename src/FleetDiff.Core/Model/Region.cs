using System.Buffers;
using System.Collections.Concurrent;

namespace FleetDiff.Core.Model;

/// <summary>
/// An AWS Region. It takes two bytes, because a fleet of a million instances refers to a few dozen Regions a million times.
/// Ordered by code.
/// </summary>
public readonly record struct Region : IComparable<Region>
{
    // AWS has a few dozen Regions. The limit bounds the memory that an invalid response can use.
    private const int MaxCodes = 1000;
    private const int MaxCodeLength = 32;

    private static readonly ConcurrentDictionary<string, ushort> Indexes = new(StringComparer.Ordinal) { [""] = 0 };
    private static readonly string[] Codes = new string[MaxCodes];
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly Lock GrowthLock = new();

    private readonly ushort _index;

    static Region() => Codes[0] = "";

    private Region(ushort index) => _index = index;

    /// <summary>The Region code, such as <c>eu-west-1</c>; empty for the default value.</summary>
    public string Code => Codes[_index];

    internal ushort Index => _index;

    internal static Region FromIndex(ushort index) => new(index);

    /// <summary>
    /// Parses a Region code: 1 to 32 lower-case letters, digits and hyphens. Accepts Regions that do not exist yet.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> code, out Region region)
    {
        var known = Indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (code.IsEmpty || (!known.TryGetValue(code, out var index) && !TryAdd(code, out index)))
        {
            region = default;
            return false;
        }

        region = new Region(index);
        return true;
    }

    private static bool TryAdd(ReadOnlySpan<char> code, out ushort index)
    {
        index = 0;
        if (code.Length > MaxCodeLength || code.ContainsAnyExcept(Letters))
        {
            return false;
        }

        lock (GrowthLock)
        {
            var name = code.ToString();
            if (Indexes.TryGetValue(name, out index))
            {
                return true;
            }

            if (Indexes.Count == MaxCodes)
            {
                return false;
            }

            index = (ushort)Indexes.Count;
            Codes[index] = name;
            Indexes[name] = index;
            return true;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(Region other) => _index == other._index ? 0 : string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
