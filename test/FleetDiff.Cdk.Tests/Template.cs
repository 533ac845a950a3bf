using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FleetDiff.Cdk.Tests;

/// <summary>A CloudFormation template.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Json">The content of the file.</param>
internal sealed record Template(string File, JsonNode Json)
{
    /// <summary>The resources, by logical id.</summary>
    public IReadOnlyDictionary<string, JsonNode> Resources =>
        Json[nameof(Resources)]!.AsObject().ToDictionary(resource => resource.Key, resource => resource.Value!);

    /// <summary>The properties of the resource of a construct: its logical id is the name of the construct and a hash.</summary>
    public JsonNode this[string construct] => Assert.Single(
        Resources, resource => Regex.IsMatch(resource.Key, $"^{construct}[0-9A-F]{{8}}$")).Value["Properties"]!;

    /// <summary>Returns the properties of every resource of a type.</summary>
    public IReadOnlyList<JsonNode> All(string type) =>
    [
        .. Resources.Values.Where(resource => (string)resource["Type"]! == type)
            .Select(resource => resource["Properties"] ?? new JsonObject()),
    ];

    /// <summary>Returns the statements of a policy document.</summary>
    public static IReadOnlyList<JsonNode> Statements(JsonNode document) => Items(document["Statement"]);

    /// <summary>Returns the items of a value that is one item or a list.</summary>
    public static IReadOnlyList<JsonNode> Items(JsonNode? node) =>
        node is JsonArray items ? [.. items.Select(item => item!)] : node is null ? [] : [node];

    /// <summary>Formats the value at a path of names and indexes as text; empty when there is none.</summary>
    public static string Text(JsonNode node, string path) => Text(path.Split('/').Aggregate(
        (JsonNode?)node,
        (value, key) => value is JsonArray items ? items.ElementAtOrDefault(int.Parse(key, null)) : value?[key]));

    /// <summary>Formats a value as text, with references as <c>&lt;Topic&gt;</c> or <c>&lt;Bucket.Arn&gt;/*</c>.</summary>
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
