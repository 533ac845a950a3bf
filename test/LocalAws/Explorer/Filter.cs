namespace LocalAws.Explorer;

/// <summary>
/// A filter: terms that must all match. Supported are the filters accountid, region and resourcetype, several values, and a
/// leading minus.
/// </summary>
internal sealed class Filter
{
    private static readonly Dictionary<string, Func<ListedResource, string>> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accountid"] = resource => resource.OwningAccountId,
        ["region"] = resource => resource.Region,
        ["resourcetype"] = resource => resource.ResourceType,
    };

    private readonly List<Func<ListedResource, bool>> _terms;

    /// <summary>Parses a filter string. Throws a FormatException for what is not supported.</summary>
    public Filter(string text) =>
        _terms = [.. text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(ParseTerm)];

    public bool Matches(ListedResource resource) => _terms.TrueForAll(term => term(resource));

    private static Func<ListedResource, bool> ParseTerm(string term)
    {
        var isExcluded = term.StartsWith('-');
        var parts = term.TrimStart('-').Split(':', 2);
        var values = parts[^1].Split(',');
        if (!Names.TryGetValue(parts[0], out var valueOf) || values.Any(value => value.Length == 0 || value.Contains('*')))
        {
            throw new FormatException($"'{term}' is not a filter that LocalAws knows.");
        }

        return resource => values.Contains(valueOf(resource), StringComparer.OrdinalIgnoreCase) != isExcluded;
    }
}
