namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>The common prefix of the Names of numbered instances: <c>web</c> for <c>web-01</c> and <c>web-02</c>.</summary>
internal static class NamePrefix
{
    private const int MinLength = 3;

    private static readonly char[] Separators = [.. "-_./: #()[]"];
    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>
    /// Returns a Name without the numbers, hexadecimal ids and separators at its end; null when fewer than three characters
    /// remain. A word is an id only if it contains a digit: <c>web-cafe</c> is unchanged.
    /// </summary>
    public static string? Parse(string? name)
    {
        var left = (name ?? "").Trim();
        while (RemoveLastNumber(left.TrimEnd(Separators)) is var shorter && shorter.Length < left.Length)
        {
            left = shorter;
        }

        return left.Length < MinLength ? null : left;
    }

    private static string RemoveLastNumber(string name)
    {
        var word = name[(name.LastIndexOfAny(Separators) + 1)..];
        return word.All(char.IsAsciiHexDigit) && word.Any(char.IsAsciiDigit)
            ? name[..^word.Length]
            : name.TrimEnd(Digits);
    }
}
