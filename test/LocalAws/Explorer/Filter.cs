namespace LocalAws.Explorer;

/// <summary>
/// A filter: terms that must all match. Supported are the filters accountid, region, resourcetype and service, a leading minus,
/// several values, and a * at the end of a value.
/// </summary>
internal sealed class Filter
{
    private static readonly Dictionary<string, Func<ListedResource, string>> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accountid"] = resource => resource.OwningAccountId,
        ["region"] = resource => resource.Region,
        ["resourcetype"] = resource => resource.ResourceType,
        ["service"] = resource => resource.Service,
    };

    private readonly List<Func<ListedResource, bool>> _terms;

    /// <summary>Parses a filter string. Throws a FormatException with the reason for what it does not accept.</summary>
    public Filter(string text) =>
        _terms = [.. text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(ParseTerm)];

    public bool Matches(ListedResource resource) => _terms.TrueForAll(term => term(resource));

    private static Func<ListedResource, bool> ParseTerm(string term)
    {
        if (term.TrimStart('-').Split(':', 2) is not [var name, var values])
        {
            throw new FormatException($"'{term}' is not a filter; free text is not supported here.");
        }

        var value = Names.GetValueOrDefault(name) ?? throw new FormatException($"'{name}' is not a filter name.");
        var patterns = values.Split(',').Select(ParsePattern).ToList();
        var isNegated = term[0] is '-';
        return resource => patterns.Exists(matches => matches(value(resource))) != isNegated;
    }

    private static Func<string, bool> ParsePattern(string pattern) => pattern.IndexOf('*', StringComparison.Ordinal) switch
    {
        _ when pattern.Length == 0 => throw new FormatException("A filter has an empty value."),
        < 0 => value => value.Equals(pattern, StringComparison.OrdinalIgnoreCase),
        var star when star == pattern.Length - 1 =>
            value => value.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase),
        _ => throw new FormatException($"'{pattern}' has a * that is not at its end."),
    };
}
