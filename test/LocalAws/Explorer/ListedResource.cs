using System.Text.Json.Nodes;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>A resource as Resource Explorer indexed it.</summary>
public sealed record ListedResource(
    string Arn,
    string OwningAccountId,
    string Region,
    string ResourceType,
    DateTimeOffset LastReportedAt,
    IReadOnlyDictionary<string, string>? Tags = null)
{
    internal JsonObject Write(bool withTags) => Json.Object(
        ("Arn", Arn),
        ("LastReportedAt", Json.Time(LastReportedAt)),
        ("OwningAccountId", OwningAccountId),
        ("Properties", withTags && Tags is { Count: > 0 } ? new JsonArray(WriteTags(Tags)) : new JsonArray()),
        ("Region", Region),
        ("ResourceType", ResourceType),
        ("Service", ResourceType.Split(':')[0]));

    // The API model declares Data as a structure; the service sends an array of Key and Value.
    private JsonObject WriteTags(IReadOnlyDictionary<string, string> tags) => Json.Object(
        ("Data", Json.Array(tags, tag => Json.Object(("Key", tag.Key), ("Value", tag.Value)))),
        ("LastReportedAt", Json.Time(LastReportedAt)),
        ("Name", "tags"));
}
