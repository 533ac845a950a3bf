namespace LocalAws.Explorer;

/// <summary>A value of a filter. A value that ended in * matches every text with that prefix.</summary>
internal readonly record struct Pattern(string Text, bool IsPrefix)
{
    public bool Matches(string value) => IsPrefix
        ? value.StartsWith(Text, StringComparison.OrdinalIgnoreCase)
        : value.Equals(Text, StringComparison.OrdinalIgnoreCase);

    public bool MatchesWordOf(string value) => value.Contains(Text, StringComparison.OrdinalIgnoreCase);
}

internal delegate bool Test(ListedResource resource, Pattern pattern);

/// <summary>One filter: any of its values must match, or with a leading minus none of them.</summary>
internal sealed record Term(string Name, Test Test, IReadOnlyList<Pattern> Values, bool IsNegated)
{
    public bool Matches(ListedResource resource)
    {
        foreach (var value in Values)
        {
            if (Test(resource, value))
            {
                return !IsNegated;
            }
        }

        return IsNegated;
    }
}

/// <summary>Terms that must all match.</summary>
internal sealed record Filter(IReadOnlyList<Term> Terms)
{
    /// <summary>The only types that can match, if a term names full types.</summary>
    public IReadOnlyList<string>? Types { get; } = Terms
        .Where(term => term is { Name: "resourcetype", IsNegated: false } && term.Values.All(v => !v.IsPrefix))
        .Select(term => term.Values.Select(v => v.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        .FirstOrDefault();

    public Filter And(Filter other) => new([.. Terms, .. other.Terms]);

    public bool Matches(ListedResource resource)
    {
        foreach (var term in Terms)
        {
            if (!term.Matches(resource))
            {
                return false;
            }
        }

        return true;
    }
}
