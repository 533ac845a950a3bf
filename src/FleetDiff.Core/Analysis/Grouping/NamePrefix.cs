using System.Buffers;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>The common prefix of the Names of numbered instances: <c>web</c> for <c>web-01</c> and <c>web-02</c>.</summary>
internal static class NamePrefix
{
    private const int MinLength = 3;
    private const string Separators = "-_./: #()[]";

    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);

    /// <summary>
    /// Returns a Name without the numbers, hexadecimal ids and separators at its end; null when fewer than three characters
    /// remain. A word is an id only if it contains a digit: <c>web-cafe</c> is unchanged.
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
