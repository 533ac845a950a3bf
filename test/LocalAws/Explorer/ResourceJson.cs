using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Explorer;

internal static class ResourceJson
{
    public static void WriteResources(this Utf8JsonWriter json, IReadOnlyList<ListedResource> resources, View view) =>
        json.WriteArray("Resources", resources, resource => Write(json, resource, view.IncludesTags));

    private static void Write(Utf8JsonWriter json, ListedResource resource, bool withTags)
    {
        json.WriteStartObject();
        json.WriteString("Arn", resource.Arn);
        json.WriteTime("LastReportedAt", resource.LastReportedAt);
        json.WriteString("OwningAccountId", resource.OwningAccountId);
        json.WriteStartArray("Properties");
        if (withTags && resource.Tags.Count > 0)
        {
            WriteTags(json, resource);
        }

        json.WriteEndArray();
        json.WriteString("Region", resource.Region);
        json.WriteString("ResourceType", resource.ResourceType);
        json.WriteString("Service", resource.Service);
        json.WriteEndObject();
    }

    // The API model declares Data as a structure; the service sends an array of Key and Value.
    private static void WriteTags(Utf8JsonWriter json, ListedResource resource)
    {
        json.WriteStartObject();
        json.WriteStartArray("Data");
        foreach (var (key, value) in resource.Tags)
        {
            json.WriteStartObject();
            json.WriteString("Key", key);
            json.WriteString("Value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTime("LastReportedAt", resource.LastReportedAt);
        json.WriteString("Name", "tags");
        json.WriteEndObject();
    }
}
