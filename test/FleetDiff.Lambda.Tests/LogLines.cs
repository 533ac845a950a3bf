using System.Text.Json.Nodes;

namespace FleetDiff.Lambda.Tests;

/// <summary>What a function wrote to standard output, with Lambda's log format JSON.</summary>
internal static class LogLines
{
    /// <summary>Each line as the JSON object that it has to be.</summary>
    public static IReadOnlyList<JsonObject> Parse(IEnumerable<string> output) =>
        [.. output.Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Those that CloudWatch makes metrics of.</summary>
    public static IEnumerable<JsonObject> Metrics(this IEnumerable<JsonObject> lines) =>
        lines.Where(line => line.ContainsKey("_aws"));
}
