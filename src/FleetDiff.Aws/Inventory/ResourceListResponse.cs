using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Aws.Inventory;

/// <summary>The members of a ListResources response (Resource Explorer API Reference) that FleetDiff reads.</summary>
public sealed record ResourceListResponse
{
    /// <summary>The resources; null when the response has no list.</summary>
    public IReadOnlyList<ResourceRow>? Resources { get; init; }

    /// <summary>The token of the next page; null or empty on the last page.</summary>
    public string? NextToken { get; init; }

    /// <summary>The ARN of the view of the request.</summary>
    public string? ViewArn { get; init; }

    /// <summary>The number of results of <c>search</c>; null for ListResources.</summary>
    public ResourceCount? Count { get; init; }

    /// <summary>Reads a file of concatenated responses, UTF-8.</summary>
    /// <exception cref="JsonException">The file has something other than such responses.</exception>
    public static IAsyncEnumerable<ResourceListResponse?> ReadAsync(PipeReader file, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsyncEnumerable(
            file, ResourceJson.Default.ResourceListResponse, topLevelValues: true, cancellationToken);
}

/// <summary>The number of results of <c>search</c> (Resource Explorer API Reference, ResourceCount).</summary>
/// <param name="TotalResources">The number of resources.</param>
/// <param name="Complete">Whether that is the total number; search returns at most 1,000.</param>
public sealed record ResourceCount(long TotalResources, bool Complete = true);

/// <summary>A resource of a view.</summary>
public sealed record ResourceRow
{
    /// <summary>The ARN of the resource.</summary>
    public string? Arn { get; init; }

    /// <summary>The account that owns the resource.</summary>
    public string? OwningAccountId { get; init; }

    /// <summary>The Region of the resource.</summary>
    public string? Region { get; init; }

    /// <summary>When Resource Explorer last observed the resource, UTC.</summary>
    public DateTimeOffset? LastReportedAt { get; init; }

    /// <summary>The properties that the view includes.</summary>
    public IReadOnlyList<ResourceProperty>? Properties { get; init; }

    /// <summary>
    /// The tags. The data of the property <c>tags</c> is a list of objects with <c>Key</c> and <c>Value</c>, or one object.
    /// The service model defines it only as a document; other content is ignored.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, string>> Tags => (Properties ?? [])
        .Where(property => property.Name == "tags")
        .SelectMany(property => property.Data.ValueKind switch
        {
            JsonValueKind.Array => property.Data.EnumerateArray().SelectMany(ParsePair),
            JsonValueKind.Object => property.Data.EnumerateObject()
                .Select(tag => KeyValuePair.Create(ParseName(tag), ParseText(tag.Value))),
            _ => [],
        });

    private static IEnumerable<KeyValuePair<string, string>> ParsePair(JsonElement tag) =>
        tag.ValueKind == JsonValueKind.Object
        && tag.TryGetProperty("Key", out var key) && key.ValueKind == JsonValueKind.String
            ? [new(ParseText(key), tag.TryGetProperty("Value", out var value) ? ParseText(value) : "")]
            : [];

    // Tags are untrusted input. Text that is not valid Unicode is kept in its escaped form.
    private static string ParseName(JsonProperty tag)
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

    private static string ParseText(JsonElement element)
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
/// <param name="Name">Its name; the only one that a view can include is <c>tags</c>.</param>
/// <param name="Data">Its value.</param>
public readonly record struct ResourceProperty(string? Name, JsonElement Data);

/// <summary>The JSON contracts of the responses.</summary>
[JsonSerializable(typeof(ResourceListResponse))]
internal sealed partial class ResourceJson : JsonSerializerContext;
