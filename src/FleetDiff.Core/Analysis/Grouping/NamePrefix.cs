using System.Buffers;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>The common prefix of the Names of numbered instances: <c>web</c> for <c>web-01</c> and <c>web-02</c>.</summary>
internal static class NamePrefix
{
    private const int MinLength = 3;
    private const string Separators = "-_./: #()[]";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>
    /// Returns a Name without the numbers, hexadecimal ids and separators at its end; null when fewer than three characters
    /// remain. A word is an id only if it contains a digit: <c>web-cafe</c> is unchanged.
    /// </summary>
    public static string? Parse(string? name)
    {
        var left = (name ?? "").AsSpan().Trim();
        while (RemoveLastNumber(left.TrimEnd(Separators)) is var shorter && shorter.Length < left.Length)
        {
            left = shorter;
        }

        return left.Length < MinLength ? null : left.ToString();
    }

    private static ReadOnlySpan<char> RemoveLastNumber(ReadOnlySpan<char> name)
    {
        var word = name[(name.LastIndexOfAny(AnySeparator) + 1)..];
        return !word.ContainsAnyExcept(HexDigits) && word.ContainsAnyInRange('0', '9')
            ? name[..^word.Length]
            : name.TrimEnd(Digits);
    }
}
