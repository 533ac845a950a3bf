using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Cli.Diffing;

/// <summary>What a diff needs of a resource in Resource Explorer's answer (API Reference, Resource).</summary>
internal sealed record ListedResource(
    string? Arn, DateTimeOffset? LastReportedAt, IReadOnlyList<ListedProperty>? Properties)
{
    /// <summary>Its tags, when the view includes them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Tags =>
        (Properties ?? []).Where(property => property.Name == "tags").SelectMany(property => property.Data ?? []);
}

/// <summary>A property of a resource; the only one that a view can include is <c>tags</c>.</summary>
internal sealed record ListedProperty(
    string? Name,
    [property: JsonConverter(typeof(ListedTags))] IReadOnlyList<KeyValuePair<string, string>>? Data);

/// <summary>What <c>search</c> says about how much it found (API Reference, ResourceCount).</summary>
internal sealed record ListedCount(long TotalResources, bool Complete = true);

/// <summary>How the AWS CLI writes an answer.</summary>
[JsonSerializable(typeof(ListedResource))]
[JsonSerializable(typeof(ListedCount))]
internal sealed partial class ListedJson : JsonSerializerContext;

/// <summary>Tags: an array of keys and values, or an object, for the document's shape is not fixed.</summary>
internal sealed class ListedTags : JsonConverter<IReadOnlyList<KeyValuePair<string, string>>?>
{
    public override IReadOnlyList<KeyValuePair<string, string>>? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return [.. Strings(ref reader)];
            case JsonTokenType.StartArray:
                var tags = new List<KeyValuePair<string, string>>();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    var tag = Strings(ref reader);
                    if (tag.TryGetValue("Key", out var key))
                    {
                        tags.Add(new(key, tag.GetValueOrDefault("Value") ?? ""));
                    }
                }

                return tags;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(
        Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A diff only reads.");

    private static Dictionary<string, string> Strings(ref Utf8JsonReader reader)
    {
        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                strings[name] = reader.GetString() ?? "";
            }
            else
            {
                reader.Skip();
            }
        }

        return strings;
    }
}
