using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>The values of one attribute: one of the positive ones must match, and all negative ones.</summary>
internal sealed class TextFilter(IReadOnlyList<Func<string, bool>> any, IReadOnlyList<Func<string, bool>> all)
{
    // CONTAINS, NOT_CONTAINS and CONTAINS_WORD are in the API model, but apply to other operations.
    private static readonly string[] Comparisons = ["EQUALS", "PREFIX", "NOT_EQUALS", "PREFIX_NOT_EQUALS"];

    public static TextFilter Of(Input filters, string name, IReadOnlyList<Input> values)
    {
        var given = values.Select(value => (
            Comparison: value.RequiredOneOf("Comparison", Comparisons),
            Text: value.RequiredText("Value", 1, int.MaxValue))).ToList();
        var negative = given.Where(value => value.Comparison.Contains("NOT_", StringComparison.Ordinal)).ToList();
        if (negative.Count > 0 && given.Exists(value => value.Comparison is "EQUALS"))
        {
            throw filters.Refused(name, "EQUALS cannot be combined with NOT_EQUALS or PREFIX_NOT_EQUALS");
        }

        return new(
            [.. given.Except(negative).Select(value => TestOf(value.Comparison, value.Text))],
            [.. negative.Select(value => TestOf(value.Comparison, value.Text))]);
    }

    public bool Matches(string text) =>
        (any.Count == 0 || any.Any(test => test(text))) && all.All(test => test(text));

    private static Func<string, bool> TestOf(string comparison, string value) => comparison switch
    {
        "EQUALS" => text => text == value,
        "PREFIX" => text => text.StartsWith(value, StringComparison.Ordinal),
        "NOT_EQUALS" => text => text != value,
        _ => text => !text.StartsWith(value, StringComparison.Ordinal),
    };
}
