using System.Globalization;
using System.Text.Json;
using FleetDiff.Aws.Clients;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Parses a row of an aggregate query: the value of the property of GROUP BY, and the count. The name of the count is not
/// documented: it is the member whose name begins with "count", or else the only number of the row.
/// </summary>
internal static class CountRow
{
    /// <summary>Parses a row. The value is null for the group of the instances without one.</summary>
    /// <exception cref="UnexpectedResponseException">The row has no count.</exception>
    public static (string? Value, int Count) Parse(string? row, string column)
    {
        try
        {
            using var json = JsonDocument.Parse(row ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object && FindCount(json.RootElement) is { } count
                ? (FindValue(json.RootElement, column), count)
                : throw new UnexpectedResponseException("a row of an aggregate query has no count");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UnexpectedResponseException("a row of an aggregate query cannot be parsed");
        }
    }

    private static int? FindCount(JsonElement row)
    {
        var numbers = row.EnumerateObject().Select(member => (member.Name, Number: ParseNumber(member.Value)))
            .Where(member => member.Number is not null).ToList();
        var named = numbers.FindAll(member => member.Name.StartsWith("count", StringComparison.OrdinalIgnoreCase));
        return (named.Count > 0 ? named : numbers) is [var only] ? only.Number : null;
    }

    private static int? ParseNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) && number >= 0 => number,
        JsonValueKind.String when int.TryParse(
            value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    // One member with the whole name, or nested by the parts of the name.
    private static string? FindValue(JsonElement row, string column) => row.TryGetProperty(column, out var value)
        ? ConfigRow.GetString(value)
        : ConfigRow.GetString(row, column.Split('.'));
}
