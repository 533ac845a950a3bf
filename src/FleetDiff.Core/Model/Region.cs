using System.Buffers;

namespace FleetDiff.Core.Model;

/// <summary>An AWS Region, ordered by code. It takes two bytes: a fleet of a million instances has a million of them.</summary>
public readonly record struct Region : IComparable<Region>
{
    // AWS has a few dozen Regions. The limit bounds the memory that an invalid response can use.
    private const int MaxCodes = 1000;
    private const int MaxCodeLength = 32;

    private static readonly Dictionary<string, ushort> Indexes = new(StringComparer.Ordinal) { [""] = 0 };
    private static readonly string[] Codes = new string[MaxCodes];
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    static Region() => Codes[0] = "";

    internal Region(ushort index) => Index = index;

    /// <summary>The Region code, such as <c>eu-west-1</c>; empty for the default value.</summary>
    public string Code => Codes[Index];

    internal ushort Index { get; }

    /// <summary>Parses a Region code: 1 to 32 lower-case letters, digits and hyphens. The Region need not exist yet.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out Region region)
    {
        region = default;
        lock (Indexes)
        {
            if (!Indexes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var index))
            {
                if (code.Length > MaxCodeLength || code.ContainsAnyExcept(Letters) || Indexes.Count == MaxCodes)
                {
                    return false;
                }

                index = (ushort)Indexes.Count;
                Codes[index] = code.ToString();
                Indexes[Codes[index]] = index;
            }

            region = new(index);
            return index > 0;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(Region other) => Index == other.Index ? 0 : string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
