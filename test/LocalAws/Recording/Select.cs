using System.Text.Json.Nodes;

namespace LocalAws.Recording;

/// <summary>A condition: a column must have one of the given values.</summary>
internal sealed record Condition(string Column, IReadOnlySet<string> Values)
{
    private readonly Func<ConfigItem, string?> _value = Columns.All[Column];

    public bool Matches(ConfigItem item) => _value(item) is { } value && Values.Contains(value);
}

/// <summary>A parsed expression.</summary>
internal sealed record Select(IReadOnlyList<string> Columns, IReadOnlyList<Condition> Conditions)
{
    /// <summary>The selected column that counts the rows of a group.</summary>
    public const string Count = "COUNT(*)";

    /// <summary>The column of GROUP BY, or null.</summary>
    public string? GroupBy { get; init; }

    /// <summary>Whether the results are counts.</summary>
    public bool IsAggregate => GroupBy is not null || Columns.Contains(Count);

    /// <summary>The only ids that can match, if a condition names ids.</summary>
    public IReadOnlyCollection<string>? Ids { get; } = Conditions
        .Where(condition => condition.Column is "resourceId")
        .Select(condition => condition.Values)
        .FirstOrDefault();

    public bool Matches(ConfigItem item) => Conditions.All(condition => condition.Matches(item));

    /// <summary>Formats a result: the text of an object in which a dot in a column name is a nested level.</summary>
    public string Row(ConfigItem item) => Format(item, 0);

    /// <summary>
    /// Formats a result for each value of the column of GROUP BY, in the order of the values. Items without a value are a group,
    /// whose result omits the column.
    /// </summary>
    public IReadOnlyList<string> Groups(IEnumerable<ConfigItem> items) =>
    [
        .. items.GroupBy(item => GroupBy is null ? "" : Recording.Columns.All[GroupBy](item))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Format(group.First(), group.Count())),
    ];

    private string Format(ConfigItem item, int count)
    {
        var row = new JsonObject();
        foreach (var column in Columns)
        {
            if (column == Count)
            {
                row[Count] = count;
            }
            else if (Recording.Columns.All[column](item) is { } value)
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
}
