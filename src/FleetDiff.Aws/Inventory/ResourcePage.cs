using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.ResourceExplorer2.Model;

namespace FleetDiff.Aws.Inventory;

/// <summary>A page of ListResources with its rows as <see cref="ResourceRow"/>.</summary>
public sealed class ResourcePage : ListResourcesResponse
{
    /// <summary>The rows; null when the answer has no list.</summary>
    public IReadOnlyList<ResourceRow>? Rows { get; init; }
}

/// <summary>An answer of ListResources (Resource Explorer API Reference), as far as FleetDiff reads it.</summary>
public sealed record ResourceListResponse
{
    /// <summary>The resources; null when the answer has no list.</summary>
    public IReadOnlyList<ResourceRow>? Resources { get; init; }

    /// <summary>Where the next answer begins; null or empty after the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>The view that was asked.</summary>
    public string? ViewArn { get; init; }

    /// <summary>How much <c>search</c> found; ListResources does not say.</summary>
    public ResourceCount? Count { get; init; }

    /// <summary>Reads the answers in a file: UTF-8, one after the other.</summary>
    /// <exception cref="JsonException">Something in it is no such answer.</exception>
    public static IAsyncEnumerable<ResourceListResponse?> ReadAsync(PipeReader file, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsyncEnumerable(
            file, ResourceJson.Default.ResourceListResponse, topLevelValues: true, cancellationToken);
}

/// <summary>How much <c>search</c> found (Resource Explorer API Reference, ResourceCount).</summary>
/// <param name="TotalResources">The number of resources.</param>
/// <param name="Complete">Whether that is all; search stops at 1,000.</param>
public sealed record ResourceCount(long TotalResources, bool Complete = true);

/// <summary>A resource of a view.</summary>
public sealed record ResourceRow
{
    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The account that owns it.</summary>
    public string? OwningAccountId { get; init; }

    /// <summary>The Region that it is in.</summary>
    public string? Region { get; init; }

    /// <summary>When Resource Explorer last saw it, UTC.</summary>
    public DateTimeOffset? LastReportedAt { get; init; }

    /// <summary>The properties that the view includes.</summary>
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

    // Tags are untrusted input. What is no Unicode text is kept as it stands.
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

/// <summary>Reads the answers.</summary>
[JsonSerializable(typeof(ResourceListResponse))]
internal sealed partial class ResourceJson : JsonSerializerContext;
