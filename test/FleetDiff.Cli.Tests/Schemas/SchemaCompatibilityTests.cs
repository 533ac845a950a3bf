using System.Text.Json.Nodes;

namespace FleetDiff.Cli.Tests.Schemas;

public sealed class SchemaCompatibilityTests
{
    private const string Published = """
        {"type": "object", "required": ["date"], "properties": {
          "date": {"type": "string", "format": "date"},
          "kind": {"type": "string", "enum": ["new", "removed"]},
          "rows": {"type": "array", "items": {"$ref": "#/$defs/Row"}}},
         "$defs": {"Row": {"type": "object", "properties": {"open": {"type": "integer"}}}}}
        """;

    [Theory]
    [InlineData("\"open\"", "\"daysOpen\"", "$.rows.[].open: is removed.")]
    [InlineData("\"integer\"", "\"string\"", "$.rows.[].open: type was \"integer\" and is \"string\".")]
    [InlineData("\"date\"}", "\"date-time\"}", "$.date: format was \"date\" and is \"date-time\".")]
    [InlineData("[\"date\"]", "[]", "$.date: was required and is not.")]
    [InlineData("[\"date\"]", "[\"date\", \"kind\"]", "$.kind: is required and was not.")]
    [InlineData(", \"removed\"", "", "$.kind: the value removed is removed.")]
    public void AChangeOfAPublishedFieldIsABreak(string published, string current, string expected) =>
        Assert.Equal([expected], FindBreaks(published, current));

    [Theory]
    [InlineData("{\"open\"", "{\"added\": {\"type\": \"string\"}, \"open\"")]
    [InlineData("\"removed\"]", "\"removed\", \"resolved\"]")]
    [InlineData("{\"type\": \"integer\"}", "{\"type\": \"integer\", \"description\": \"Days.\"}")]
    [InlineData("Row", "Line")]
    public void AnAdditionIsNoBreak(string published, string current) => Assert.Empty(FindBreaks(published, current));

    private static IReadOnlyList<string> FindBreaks(string published, string current)
    {
        var changed = Published.Replace(published, current, StringComparison.Ordinal);
        Assert.NotEqual(Published, changed);
        return SchemaCompatibility.FindBreaks(JsonNode.Parse(Published)!, JsonNode.Parse(changed)!);
    }
}
