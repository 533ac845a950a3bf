using System.Text.Json.Nodes;

namespace FleetDiff.Lambda.Tests;

/// <summary>Parses the standard output of a function with the JSON log format of Lambda.</summary>
internal static class LogLines
{
    /// <summary>Parses each line as a JSON object.</summary>
    public static IReadOnlyList<JsonObject> Parse(IEnumerable<string> output) =>
        [.. output.Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Returns the lines from which CloudWatch extracts metrics.</summary>
    public static IEnumerable<JsonObject> Metrics(this IEnumerable<JsonObject> lines) =>
        lines.Where(line => line.ContainsKey("_aws"));
}
