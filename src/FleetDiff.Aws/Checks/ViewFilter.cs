using System.Text.RegularExpressions;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Checks;

/// <summary>
/// Evaluates what the filter of a view hides from a run. A filter string has terms separated by spaces, all of which must match
/// (Resource Explorer User Guide, search query syntax).
/// </summary>
internal static partial class ViewFilter
{
    private const string Fix =
        "Remove that from the filter of the view (aws resource-explorer-2 update-view, with its --included-properties), or "
        + "set " + Setting.ViewArn + " to a view without a filter.";

    // What is quoted or follows a backslash has no special characters.
    private const string Literal = @"""(\\.?|[^""\\])*""?|\\.?";

    private const string OneValue = $@"(?<value>({Literal}|[^\s,""\\])*)";

    /// <summary>Evaluates a filter string; null or empty for none.</summary>
    public static CheckResult Evaluate(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return CheckResult.Ok("The view has no filter.");
        }

        var named = $"The view's filter '{SafeText.ToSingleLine(filter, 200)}'";
        var terms = TermPattern().Matches(filter)
            .Where(match => Unescape(match.Value).Length > 0)
            .Select(match => new Term(match))
            .ToList();
        (string Type, string Name)[] lists = [(ResourceTypes.Instances, "EC2 instances"), (ResourceTypes.Nodes, "managed nodes")];
        var hidden = lists.Where(list => Hides(terms, list.Type)).Select(list => list.Name).ToList();
        if (hidden.Count > 0)
        {
            return CheckResult.Failed($"{named} hides all {string.Join(" and ", hidden)}.", Fix);
        }

        if (Hides(terms, ResourceTypes.Indexes))
        {
            return CheckResult.Warning(
                $"{named} hides indexes ({ResourceTypes.Indexes}): an account or Region that is missing from the view looks "
                + "like one without instances.", Fix);
        }

        var narrow = terms.Where(term => term.Name is not ("resourcetype" or "service"))
            .Select(term => SafeText.ToSingleLine(term.Name ?? term.Word, 60))
            .Distinct()
            .ToList();
        return narrow.Count > 0
            ? CheckResult.Warning(
                $"{named} restricts the view by {string.Join(", ", narrow)}: FleetDiff cannot see the hidden resources.", Fix)
            : CheckResult.Ok($"{named} hides neither instances nor nodes.");
    }

    private static bool Hides(List<Term> terms, string type) => terms.Any(term => term.Name switch
    {
        "resourcetype" => !term.Shows(type),
        "service" => !term.Shows(type[..type.IndexOf(':', StringComparison.Ordinal)]),
        _ => false,
    });

    private static string Unescape(string text) => EscapePattern().Replace(text, "$1");

    [GeneratedRegex($@"(?<not>-)?(?<name>({Literal}|[^\s:""\\])*)(?<values>:{OneValue}(,{OneValue})*)?",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TermPattern();

    [GeneratedRegex(@"\\(.)|""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex EscapePattern();

    // One filter. It matches any of its values; with a leading minus, none of them. A word without a colon is not a filter:
    // it has no name and no values.
    private sealed class Term(Match match)
    {
        private readonly bool _isNegated = match.Groups["not"].Success;
        private readonly List<string> _values = [.. match.Groups["value"].Captures.Select(value => Unescape(value.Value))];

        public string Word { get; } = Unescape(match.Groups["name"].Value);

        public string? Name => match.Groups["values"].Success ? Word.ToLowerInvariant() : null;

        public bool Shows(string type) => _values.Any(value => Matches(value, type)) != _isNegated;

        // A value that ends in an asterisk matches by prefix. Comparisons ignore case.
        private static bool Matches(string value, string type) => value.EndsWith('*')
            ? type.StartsWith(value[..^1], StringComparison.OrdinalIgnoreCase)
            : type.Equals(value, StringComparison.OrdinalIgnoreCase);
    }
}
