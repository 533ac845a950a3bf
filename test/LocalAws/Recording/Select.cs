using System.Text.Json.Nodes;

namespace LocalAws.Recording;

/// <summary>A condition: a column must have one of the given values.</summary>
internal sealed record Condition(string Column, IReadOnlyList<string> Values)
{
    public bool Matches(ConfigItem item) => Columns.All[Column](item) is { } value && Values.Contains(value);
}

/// <summary>A parsed expression.</summary>
internal sealed record Select(IReadOnlyList<string> Columns, IReadOnlyList<Condition> Conditions)
{
    /// <summary>The only ids that can match, if a condition names ids.</summary>
    public IReadOnlyList<string>? Ids { get; } = Conditions
        .Where(condition => condition.Column is "resourceId")
        .Select(condition => condition.Values.Distinct().ToList())
        .FirstOrDefault();

    public bool Matches(ConfigItem item) => Conditions.All(condition => condition.Matches(item));

    /// <summary>Formats a result: the text of an object in which a dot in a column name is a nested level.</summary>
    public string Row(ConfigItem item)
    {
        var row = new JsonObject();
        foreach (var column in Columns)
        {
            if (Recording.Columns.All[column](item) is { } value)
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
