namespace LocalAws.Explorer;

/// <summary>Parses filter and query strings. Throws a FormatException with the reason for what it does not accept.</summary>
internal static class FilterGrammar
{
    /// <summary>Parses a filter string: filters only, as ListResources and views accept it.</summary>
    public static Filter Parse(string text, bool hasTags) =>
        new([.. Words.Of(text).Select(word => TermOf(word, hasTags)
            ?? throw new FormatException($"'{TextOf(word)}' is not a filter; free text is not supported here."))]);

    /// <summary>Parses a query string: filters, and words of which at least one must match.</summary>
    public static Filter ParseQuery(string text, bool hasTags)
    {
        var terms = new List<Term>();
        var words = new List<Pattern>();
        foreach (var word in Words.Of(text))
        {
            if (TermOf(word, hasTags, lenient: hasTags) is { } term)
            {
                terms.Add(term);
            }
            else if (word[0].Is('-'))
            {
                terms.Add(new("", FilterNames.HasWord, [PatternOf(word.AsSpan(1))], IsNegated: true));
            }
            else
            {
                words.Add(PatternOf(word));
            }
        }

        return new(words.Count == 0 ? terms : [.. terms, new("", FilterNames.HasWord, words, IsNegated: false)]);
    }

    // With tags in the view, Search treats an unknown filter name as free text.
    private static Term? TermOf(Symbol[] symbols, bool hasTags, bool lenient = false)
    {
        var negated = symbols[0].Is('-');
        ReadOnlySpan<Symbol> word = negated ? symbols.AsSpan(1) : symbols;
        var colon = word.IndexOf(':');
        if (colon < 0)
        {
            return null;
        }

        var name = TextOf(word[..colon]).ToLowerInvariant();
        if (FilterNames.Find(name) is not { } test)
        {
            return lenient ? null : throw new FormatException($"'{name}' is not a filter name.");
        }

        return FilterNames.IsAboutTags(name) && !hasTags
            ? throw new FormatException($"The filter '{name}' needs a view that includes tags.")
            : new(name, test, PatternsOf(word[(colon + 1)..]), negated);
    }

    private static List<Pattern> PatternsOf(ReadOnlySpan<Symbol> values)
    {
        var patterns = new List<Pattern>();
        for (var comma = values.IndexOf(','); comma >= 0; comma = values.IndexOf(','))
        {
            patterns.Add(PatternOf(values[..comma]));
            values = values[(comma + 1)..];
        }

        patterns.Add(PatternOf(values));
        return patterns;
    }

    private static Pattern PatternOf(ReadOnlySpan<Symbol> value) => value.IndexOf('*') switch
    {
        _ when value.IsEmpty => throw new FormatException("A filter has an empty value."),
        < 0 => new(TextOf(value), IsPrefix: false),
        var star when star == value.Length - 1 => new(TextOf(value[..star]), IsPrefix: true),
        _ => throw new FormatException($"'{TextOf(value)}' has a * that is not at its end."),
    };

    private static string TextOf(ReadOnlySpan<Symbol> symbols)
    {
        var text = new char[symbols.Length];
        for (var i = 0; i < symbols.Length; i++)
        {
            text[i] = symbols[i].Character;
        }

        return new(text);
    }
}
