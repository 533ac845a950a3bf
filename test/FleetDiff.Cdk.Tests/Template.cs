using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests;

/// <summary>A CloudFormation template.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Json">The content of the file.</param>
internal sealed record Template(string File, JsonNode Json)
{
    /// <summary>The resources, by logical id.</summary>
    public IReadOnlyDictionary<string, JsonNode> Resources =>
        Json[nameof(Resources)]!.AsObject().ToDictionary(resource => resource.Key, resource => resource.Value!);

    /// <summary>Returns the properties of the only resource of a type whose logical id starts with a prefix.</summary>
    public JsonNode The(string type, string id = "") => Assert.Single(All(type, id));

    /// <summary>Returns the properties of every resource of a type whose logical id starts with a prefix.</summary>
    public IReadOnlyList<JsonNode> All(string type, string id = "") =>
    [
        .. from resource in Resources
           where (string)resource.Value["Type"]! == type
               && resource.Key.StartsWith(id, StringComparison.Ordinal)
           select resource.Value["Properties"] ?? new JsonObject(),
    ];

    /// <summary>Returns the statements of a policy document.</summary>
    public static IReadOnlyList<JsonNode> Statements(JsonNode document) =>
        [.. document["Statement"]!.AsArray().Select(statement => statement!)];

    /// <summary>Returns the items of a value that is one item or a list.</summary>
    public static IReadOnlyList<JsonNode> Items(JsonNode? node) =>
        node is JsonArray items ? [.. items.Select(item => item!)] : node is null ? [] : [node];

    /// <summary>Returns whether a resource policy denies an action to requests without TLS.</summary>
    public static bool DeniesWithoutTls(JsonNode policy, string action) => Statements(policy["PolicyDocument"]!).Any(statement =>
        (string?)statement["Effect"] == "Deny" && (string?)statement["Action"] == action
        && Text(statement, "Condition/Bool/aws:SecureTransport") == "false");

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
