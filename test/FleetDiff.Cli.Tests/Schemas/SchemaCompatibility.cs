using System.Text.Json.Nodes;

namespace FleetDiff.Cli.Tests.Schemas;

/// <summary>
/// Finds what breaks a reader of a published schema. A version may add optional fields and values of an enumeration,
/// and change descriptions; everything else needs a new version.
/// </summary>
internal static class SchemaCompatibility
{
    // What a value is, apart from what it contains.
    private static readonly string[] Facets = ["type", "format", "const"];

    /// <summary>The changes that need a new version, one sentence each.</summary>
    public static IReadOnlyList<string> FindBreaks(JsonNode published, JsonNode current) =>
        [.. FindBreaks(new Schema(published, published), new Schema(current, current), "$")];

    private static IEnumerable<string> FindBreaks(Schema published, Schema current, string path)
    {
        foreach (var facet in Facets.Where(facet => !JsonNode.DeepEquals(published.Node[facet], current.Node[facet])))
        {
            yield return $"{path}: {facet} was {Show(published.Node[facet])} and is {Show(current.Node[facet])}.";
        }

        foreach (var value in published.Values("enum").Except(current.Values("enum")))
        {
            yield return $"{path}: the value {value} is removed.";
        }

        foreach (var name in published.Values("required").Except(current.Values("required")))
        {
            yield return $"{path}.{name}: was required and is not.";
        }

        foreach (var name in current.Values("required").Except(published.Values("required")))
        {
            yield return $"{path}.{name}: is required and was not.";
        }

        foreach (var (name, before) in published.Children)
        {
            var breaks = current.Children.TryGetValue(name, out var after)
                ? FindBreaks(before, after, $"{path}.{name}")
                : [$"{path}.{name}: is removed."];
            foreach (var each in breaks)
            {
                yield return each;
            }
        }
    }

    private static string Show(JsonNode? value) => value?.ToJsonString() ?? "absent";

    /// <summary>A part of a schema, with the whole for its references.</summary>
    private sealed class Schema
    {
        private readonly JsonNode _root;

        public Schema(JsonNode root, JsonNode part)
        {
            _root = root;
            Node = part["$ref"]?.GetValue<string>() is { } reference ? root["$defs"]![reference.Split('/')[^1]]! : part;
        }

        public JsonNode Node { get; }

        /// <summary>The fields; <c>[]</c> for what a list contains, and <c>{}</c> for what an object of any names does.</summary>
        public Dictionary<string, Schema> Children =>
            (Node["properties"]?.AsObject() ?? [])
            .Append(KeyValuePair.Create("[]", Node["items"]))
            .Append(KeyValuePair.Create("{}", Node["additionalProperties"]))
            .Where(child => child.Value is JsonObject)
            .ToDictionary(child => child.Key, child => new Schema(_root, child.Value!));

        public IEnumerable<string> Values(string list) =>
            (Node[list]?.AsArray() ?? []).Select(value => value!.GetValue<string>());
    }
}
