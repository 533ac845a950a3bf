using System.Text.RegularExpressions;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Checks;

/// <summary>
/// Evaluates what the filter of a view hides from a run. A filter string has terms separated by spaces, all of which must match
/// (Resource Explorer User Guide, search query syntax).
/// </summary>
internal static partial class ViewFilter
{
    private const string Instances = "ec2:instance";
    private const string Nodes = "ssm:managed-instance";
    private const string Indexes = "resource-explorer-2:index";

    private const string Fix =
        "Remove that from the filter of the view (aws resource-explorer-2 update-view, with its --included-properties), or "
        + "set " + Setting.ViewArn + " to a view without a filter.";

    // What is quoted or follows a backslash has no special characters.
    private const string Literal = @"""(\\.?|[^""\\])*""?|\\.?";

    private const string OneValue = $@"(?<value>({Literal}|[^\s,""\\])*)";

    // All filters of one name must match, and a resource has only one account and one Region.
    private static readonly string[] Single = ["accountid", "region"];

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
        var hidden = new[] { (Instances, "EC2 instances"), (Nodes, "managed nodes") }
            .Where(type => IsNothingLeft(terms) || Hides(terms, type.Item1))
            .Select(type => type.Item2)
            .ToList();
        if (hidden.Count > 0)
        {
            return CheckResult.Failed($"{named} hides all {string.Join(" and ", hidden)}.", Fix);
        }

        if (Hides(terms, Indexes))
        {
            return CheckResult.Warning(
                $"{named} hides indexes ({Indexes}): an account or Region that is missing from the view looks like one "
                + "without instances.", Fix);
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
        // Instances and nodes are regional resources.
        "region" => type is not Indexes && term is { IsNegated: false, Values: [{ Text: "global" }] },
        _ => false,
    });

    private static bool IsNothingLeft(List<Term> terms) => Single.Any(name =>
    {
        var same = terms.Where(term => term.Name == name && !term.IsNegated).ToList();
        return same.Count > 1 && !same[0].Values.Any(
            value => same.Skip(1).All(other => other.Values.Any(value.Overlaps)));
    });

    private static string Unescape(string text) => EscapePattern().Replace(text, "$1");

    [GeneratedRegex($@"(?<not>-)?(?<name>({Literal}|[^\s:""\\])*)(?<values>:{OneValue}(,{OneValue})*)?",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TermPattern();

    // A star at the end that is not literal.
    [GeneratedRegex($@"\A(?>{Literal}|[^""\\])*?\*""*\z",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"\\(.)|""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex EscapePattern();

    // One filter. It matches any of its values; with a leading minus, none of them. A word without a colon is not a filter:
    // it has no name and no values.
    private sealed class Term(Match match)
    {
        public string Word { get; } = Unescape(match.Groups["name"].Value);

        public string? Name => match.Groups["values"].Success ? Word.ToLowerInvariant() : null;

        public IReadOnlyList<Value> Values { get; } = [.. match.Groups["value"].Captures.Select(Value.Parse)];

        public bool IsNegated { get; } = match.Groups["not"].Success;

        public bool Shows(string type) => Values.Any(value => value.Matches(type)) != IsNegated;
    }

    // A value that ended in an asterisk matches by prefix. Comparisons ignore case.
    private readonly record struct Value(string Text, bool IsPrefix)
    {
        public static Value Parse(Capture capture)
        {
            var (text, isPrefix) = (Unescape(capture.Value), PrefixPattern().IsMatch(capture.Value));
            return new(isPrefix ? text[..^1] : text, isPrefix);
        }

        public bool Matches(string text) => IsPrefix
            ? text.StartsWith(Text, StringComparison.OrdinalIgnoreCase)
            : text.Equals(Text, StringComparison.OrdinalIgnoreCase);

        public bool Overlaps(Value other) => Matches(other.Text) || other.Matches(Text);
    }
}
