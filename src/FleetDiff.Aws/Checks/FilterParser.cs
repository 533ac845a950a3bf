namespace FleetDiff.Aws.Checks;

/// <summary>A value of a filter. A value that ended in <c>*</c> matches by prefix. Comparisons ignore case.</summary>
internal readonly record struct FilterValue(string Text, bool IsPrefix)
{
    public bool Matches(string text) => IsPrefix
        ? text.StartsWith(Text, StringComparison.OrdinalIgnoreCase)
        : text.Equals(Text, StringComparison.OrdinalIgnoreCase);

    public bool Overlaps(FilterValue other) => Matches(other.Text) || other.Matches(Text);
}

/// <summary>One filter of a filter string. It matches any of its values; with a leading minus, none of them.</summary>
internal sealed record FilterTerm(string Name, IReadOnlyList<FilterValue> Values, bool IsNegated)
{
    public bool Shows(string value) => Values.Any(each => each.Matches(value)) != IsNegated;
}

/// <summary>
/// Parses the filter string of a view: terms separated by spaces, all of which must match (Resource Explorer User Guide,
/// search query syntax).
/// </summary>
internal static class FilterParser
{
    // A character. After a backslash or in quotes it is literal.
    private readonly record struct FilterCharacter(char Character, bool IsLiteral)
    {
        public bool Is(char other) => Character == other && !IsLiteral;
    }

    /// <summary>Parses the terms. A word that is not a filter becomes a term without values.</summary>
    public static IReadOnlyList<FilterTerm> Parse(string filter) =>
        [.. Split(ReadCharacters(filter), character => !character.IsLiteral && char.IsWhiteSpace(character.Character))
            .Where(word => word.Count > 0).Select(ParseTerm)];

    private static List<FilterCharacter> ReadCharacters(string filter)
    {
        var characters = new List<FilterCharacter>();
        var quoted = false;
        for (var i = 0; i < filter.Length; i++)
        {
            if (filter[i] == '\\' && i + 1 < filter.Length)
            {
                characters.Add(new(filter[++i], IsLiteral: true));
            }
            else if (filter[i] == '"')
            {
                quoted = !quoted;
            }
            else
            {
                characters.Add(new(filter[i], quoted));
            }
        }

        return characters;
    }

    private static FilterTerm ParseTerm(List<FilterCharacter> word)
    {
        var isNegated = word[0].Is('-');
        var term = isNegated ? word[1..] : word;
        var colon = term.FindIndex(character => character.Is(':'));
        return colon < 0
            ? new(FormatText(term), [], isNegated)
            : new(
                FormatText(term[..colon]).ToLowerInvariant(),
                [.. Split(term[(colon + 1)..], character => character.Is(',')).Select(ParseValue)],
                isNegated);
    }

    private static FilterValue ParseValue(List<FilterCharacter> characters) => characters is [.., var last] && last.Is('*')
        ? new(FormatText(characters[..^1]), IsPrefix: true)
        : new(FormatText(characters), IsPrefix: false);

    private static List<List<FilterCharacter>> Split(List<FilterCharacter> characters, Func<FilterCharacter, bool> isGap)
    {
        var parts = new List<List<FilterCharacter>> { new() };
        foreach (var character in characters)
        {
            if (isGap(character))
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(character);
            }
        }

        return parts;
    }

    private static string FormatText(List<FilterCharacter> characters) =>
        string.Concat(characters.Select(character => character.Character));
}
