using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime.Documents;

namespace FleetDiff.Aws;

/// <summary>The tags in a resource's included properties.</summary>
internal static class ResourceTags
{
    /// <summary>
    /// Reads the property <c>tags</c>: a list of objects with <c>Key</c> and <c>Value</c>, or an object. The service
    /// model says only that it is a document; anything else in it is no tag.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Resource resource)
    {
        foreach (var property in resource.Properties ?? [])
        {
            if (property.Name != "tags")
            {
                continue;
            }

            if (property.Data.IsList())
            {
                foreach (var item in property.Data.AsList())
                {
                    if (item.IsDictionary() && Text(item.AsDictionary(), "Key") is { } key)
                    {
                        yield return new(key, Text(item.AsDictionary(), "Value") ?? "");
                    }
                }
            }
            else if (property.Data.IsDictionary())
            {
                foreach (var (key, value) in property.Data.AsDictionary())
                {
                    yield return new(key, value.IsString() ? value.AsString() : "");
                }
            }
        }
    }

    private static string? Text(Dictionary<string, Document> item, string name) =>
        item.TryGetValue(name, out var value) && value.IsString() ? value.AsString() : null;
}
