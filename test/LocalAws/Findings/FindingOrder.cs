using System.Globalization;
using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>The sort order of a request: a later criterion decides where the earlier ones are equal.</summary>
internal sealed class FindingOrder(IReadOnlyList<(Func<Finding, string> KeyOf, bool Ascending)> criteria)
{
    private static readonly string[] Orders = ["asc", "desc"];

    public static FindingOrder? Of(Input input) => input.Structures("SortCriteria", 0, 10) is { Count: > 0 } given
        ? new([.. given.Select(criterion => (KeyOf(criterion), criterion.OneOf("SortOrder", Orders) is not "desc"))])
        : null;

    public IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings)
    {
        foreach (var (keyOf, ascending) in criteria.Reverse())
        {
            findings = ascending
                ? findings.OrderBy(keyOf, StringComparer.Ordinal)
                : findings.OrderByDescending(keyOf, StringComparer.Ordinal);
        }

        return [.. findings];
    }

    private static Func<Finding, string> KeyOf(Input criterion)
    {
        const string updatedAt = FindingAttributes.UpdatedAt;
        var field = criterion.RequiredOneOf("Field", [updatedAt, .. FindingAttributes.Texts.Keys]);
        return field is updatedAt ? SortableTime : FindingAttributes.Texts[field];
    }

    private static string SortableTime(Finding finding) =>
        finding.UpdatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
