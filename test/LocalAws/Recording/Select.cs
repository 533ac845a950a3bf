using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalAws.Recording;

/// <summary>
/// A parsed expression in the supported part of the SQL of Config: columns, conditions of equality joined by AND, and counts by
/// one column. As in the documentation, GROUP BY takes one property (AWS Config developer guide, Query components).
/// </summary>
internal sealed partial class Select
{
    private const string Count = "COUNT(*)";
    private const string TextPattern = "'([^']|'')*'";
    private const string SelectedPattern = @"(?<selected>[\w.]+|COUNT\s*\(\s*\*\s*\))";
    private const string ConditionPattern =
        $@"(?<condition>[\w.]+(\s*=\s*{TextPattern}|\s+IN\s*\(\s*{TextPattern}(\s*,\s*{TextPattern})*\s*\)))";

    private readonly List<string> _columns;
    private readonly string? _groupBy;
    private readonly List<(string Column, IReadOnlySet<string> Values)> _conditions;

    private Select(Match match)
    {
        _columns = [.. match.Groups["selected"].Captures.Select(each => ParseColumn(each.Value))];
        _conditions = [.. match.Groups["condition"].Captures.Select(each => ParseCondition(each.Value))];
        _groupBy = match.Groups["group"] is { Success: true } group ? ParseColumn(group.Value) : null;
        if (IsAggregate && _columns.Any(column => column != Count && column != _groupBy))
        {
            throw new FormatException("Invalid expression: a column is neither counted nor in GROUP BY");
        }
    }

    /// <summary>Whether the results are counts.</summary>
    public bool IsAggregate => _groupBy is not null || _columns.Contains(Count);

    /// <summary>The only ids that can match, if a condition names ids.</summary>
    public IReadOnlyCollection<string>? Ids =>
        _conditions.Find(condition => condition.Column is "resourceId").Values;

    /// <summary>Parses an expression. Throws a FormatException for one that is not supported.</summary>
    public static Select Parse(string expression) => Expression().Match(expression) is { Success: true } match
        ? new(match)
        : throw new FormatException($"Invalid expression: {expression}");

    public bool Matches(ConfigItem item) => _conditions.TrueForAll(
        condition => ConfigItem.Columns[condition.Column](item) is { } value && condition.Values.Contains(value));

    /// <summary>Formats a result: the text of an object in which a dot in a column name is a nested level.</summary>
    public string Row(ConfigItem item) => Format(item, 0);

    /// <summary>
    /// Formats a result for each value of the column of GROUP BY, in the order of the values. Items without a value are a group,
    /// whose result omits the column.
    /// </summary>
    public IReadOnlyList<string> Groups(IEnumerable<ConfigItem> items) =>
    [
        .. items.GroupBy(item => _groupBy is null ? "" : ConfigItem.Columns[_groupBy](item))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Format(group.First(), group.Count())),
    ];

    private string Format(ConfigItem item, int count)
    {
        var row = new JsonObject();
        foreach (var column in _columns)
        {
            if (column == Count)
            {
                row[Count] = count;
            }
            else if (ConfigItem.Columns[column](item) is { } value)
            {
                Set(row, column.Split('.'), value);
            }
        }

        return row.ToJsonString();
    }

    private static void Set(JsonObject row, string[] path, string value)
    {
        foreach (var step in path[..^1])
        {
            if (row[step] is not JsonObject inner)
            {
                row[step] = inner = [];
            }

            row = inner;
        }

        row[path[^1]] = value;
    }

    private static string ParseColumn(string text) => ConfigItem.Columns.ContainsKey(text) ? text
        : text.EndsWith(')') ? Count
        : throw new FormatException($"Invalid expression: there is no column {text}");

    private static (string Column, IReadOnlySet<string> Values) ParseCondition(string text) => (
        ParseColumn(Name().Match(text).Value),
        Text().Matches(text).Select(value => value.Value[1..^1].Replace("''", "'", StringComparison.Ordinal)).ToHashSet());

    [GeneratedRegex(
        $@"^\s*SELECT\s+{SelectedPattern}(\s*,\s*{SelectedPattern})*"
            + $@"(\s+WHERE\s+{ConditionPattern}(\s+AND\s+{ConditionPattern})*)?(\s+GROUP\s+BY\s+(?<group>[\w.]+))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^[\w.]+")]
    private static partial Regex Name();

    [GeneratedRegex(TextPattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Text();
}
