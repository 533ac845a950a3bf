using System.Text.Json.Nodes;

namespace LocalAws.Recording;

/// <summary>A column that must have one of some values.</summary>
internal sealed record Condition(string Column, IReadOnlyList<string> Values)
{
    public bool Matches(ConfigItem item) => Columns.All[Column](item) is { } value && Values.Contains(value);
}

/// <summary>What an expression asks for.</summary>
internal sealed record Select(IReadOnlyList<string> Columns, IReadOnlyList<Condition> Conditions)
{
    /// <summary>The only ids that can match, when a condition names them.</summary>
    public IReadOnlyList<string>? Ids { get; } = Conditions
        .Where(condition => condition.Column is "resourceId")
        .Select(condition => condition.Values.Distinct().ToList())
        .FirstOrDefault();

    public bool Matches(ConfigItem item) => Conditions.All(condition => condition.Matches(item));

    /// <summary>A result: the text of an object, in which a dot of a column's name is a step down.</summary>
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
