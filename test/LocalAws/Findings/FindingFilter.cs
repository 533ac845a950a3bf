using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>The filters of a request, one predicate for each attribute. All must match.</summary>
internal sealed class FindingFilter(IReadOnlyList<Func<Finding, bool>> tests)
{
    private const int MaxAttributes = 10;
    private const int MaxValues = 20;

    public static FindingFilter Of(Input input, DateTimeOffset now)
    {
        if (input.Structure("Filters") is not { } filters)
        {
            return new([]);
        }

        return filters.Names.Count <= MaxAttributes
            ? new([.. filters.Names.Select(name => TestOf(filters, name, now))])
            : throw input.Refused("Filters", $"At most {MaxAttributes} attributes can be filtered by");
    }

    public bool Matches(Finding finding)
    {
        foreach (var test in tests)
        {
            if (!test(finding))
            {
                return false;
            }
        }

        return true;
    }

    private static Func<Finding, bool> TestOf(Input filters, string name, DateTimeOffset now)
    {
        var values = filters.Structures(name, 0, MaxValues)!;
        if (name is FindingAttributes.UpdatedAt)
        {
            var ranges = values.Select(value => DateRange.Of(value, now)).ToList();
            return finding => ranges.Count == 0 || ranges.Exists(range => range.Has(finding.UpdatedAt));
        }

        if (!FindingAttributes.Texts.TryGetValue(name, out var attribute))
        {
            throw filters.Refused(name, "LocalAws does not know this attribute");
        }

        var test = TextFilter.Of(filters, name, values);
        return finding => test.Matches(attribute(finding));
    }
}
