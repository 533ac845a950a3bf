using System.Buffers;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>What the Names of numbered machines share: <c>web</c> of <c>web-01</c> and <c>web-02</c>.</summary>
internal static class NamePrefix
{
    private const int MinLength = 3;
    private const string Separators = "-_./: #()[]";

    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);

    /// <summary>
    /// A Name without the numbers, hexadecimal ids and separators at its end; null when fewer than three characters are
    /// left. A word is an id only with a digit in it: <c>web-cafe</c> stays.
    /// </summary>
    public static string? Parse(string? name)
    {
        var left = (name ?? "").AsSpan().Trim();
        while (true)
        {
            var trimmed = left.TrimEnd(Separators);
            var word = trimmed[(trimmed.LastIndexOfAny(AnySeparator) + 1)..];
            trimmed = IsId(word) ? trimmed[..^word.Length] : trimmed.TrimEnd("0123456789");
            if (trimmed.Length == left.Length)
            {
                return left.Length < MinLength ? null : left.ToString();
            }

            left = trimmed;
        }
    }

    private static bool IsId(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return word.ContainsAnyInRange('0', '9');
    }
}
