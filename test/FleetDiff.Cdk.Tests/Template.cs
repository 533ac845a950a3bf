using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests;

/// <summary>A template of CloudFormation.</summary>
/// <param name="File">The file that it stands in.</param>
/// <param name="Json">Its content.</param>
internal sealed record Template(string File, JsonNode Json)
{
    /// <summary>Every resource, by its logical id.</summary>
    public IReadOnlyDictionary<string, JsonNode> Resources =>
        Json[nameof(Resources)]!.AsObject().ToDictionary(resource => resource.Key, resource => resource.Value!);

    /// <summary>The properties of the one resource of a type; of several, of the one whose id starts so.</summary>
    public JsonNode The(string type, string id = "") => Assert.Single(All(type, id));

    /// <summary>The properties of every resource of a type whose id starts so.</summary>
    public IReadOnlyList<JsonNode> All(string type, string id = "") =>
    [
        .. from resource in Resources
           where (string)resource.Value["Type"]! == type
               && resource.Key.StartsWith(id, StringComparison.Ordinal)
           select resource.Value["Properties"] ?? new JsonObject(),
    ];

    /// <summary>The statements of a policy document.</summary>
    public static IReadOnlyList<JsonNode> Statements(JsonNode document) =>
        [.. document["Statement"]!.AsArray().Select(statement => statement!)];

    /// <summary>The items of what may be one or a list.</summary>
    public static IReadOnlyList<JsonNode> Items(JsonNode? node) =>
        node is JsonArray items ? [.. items.Select(item => item!)] : node is null ? [] : [node];

    /// <summary>A text in which references are names: <c>&lt;Topic&gt;</c>, <c>&lt;Bucket.Arn&gt;/*</c>.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value => value.ToString(),
        JsonObject o when o["Ref"] is { } name => $"<{name}>",
        JsonObject o when o["Fn::GetAtt"] is JsonArray path => $"<{string.Join('.', path.Select(Text))}>",
        JsonObject o when o["Fn::Join"] is JsonArray join =>
            string.Join(Text(join[0]), join[1]!.AsArray().Select(Text)),
        _ => node.ToJsonString(),
    };
}
