using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.ResourceExplorer2.Model;

namespace FleetDiff.Aws;

/// <summary>A page of ListResources with its rows as <see cref="ResourceRow"/>.</summary>
public sealed class ResourcePage : ListResourcesResponse
{
    /// <summary>The rows; null when the answer has no list.</summary>
    internal IReadOnlyList<ResourceRow>? Rows { get; init; }
}

/// <summary>An answer of ListResources (Resource Explorer API Reference), as far as FleetDiff reads it.</summary>
internal sealed record ResourceAnswer
{
    public IReadOnlyList<ResourceRow>? Resources { get; init; }

    public string? NextToken { get; init; }

    public string? ViewArn { get; init; }
}

/// <summary>A resource of a view.</summary>
internal sealed record ResourceRow
{
    public string? Arn { get; init; }

    public string? OwningAccountId { get; init; }

    public string? Region { get; init; }

    public DateTimeOffset? LastReportedAt { get; init; }

    public IReadOnlyList<ResourceProperty>? Properties { get; init; }

    /// <summary>
    /// The tags: the data of the property <c>tags</c> is a list of objects with <c>Key</c> and <c>Value</c>, or one object.
    /// The service model says only that it is a document; anything else in it is no tag.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, string>> Tags => (Properties ?? [])
        .Where(property => property.Name == "tags")
        .SelectMany(property => property.Data.ValueKind switch
        {
            JsonValueKind.Array => property.Data.EnumerateArray().SelectMany(Pair),
            JsonValueKind.Object => property.Data.EnumerateObject()
                .Select(tag => KeyValuePair.Create(Name(tag), Text(tag.Value))),
            _ => [],
        });

    private static IEnumerable<KeyValuePair<string, string>> Pair(JsonElement tag) =>
        tag.ValueKind == JsonValueKind.Object
        && tag.TryGetProperty("Key", out var key) && key.ValueKind == JsonValueKind.String
            ? [new(Text(key), tag.TryGetProperty("Value", out var value) ? Text(value) : "")]
            : [];

    // Tags are untrusted input. What is no Unicode text is kept as it stands.
    private static string Name(JsonProperty tag)
    {
        try
        {
            return tag.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(tag));
        }
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element)[1..^1]);
        }
    }
}

/// <summary>A property of a resource that the view includes.</summary>
internal readonly record struct ResourceProperty(string? Name, JsonElement Data);

/// <summary>Reads the answers.</summary>
[JsonSerializable(typeof(ResourceAnswer))]
internal sealed partial class ResourceJson : JsonSerializerContext;
