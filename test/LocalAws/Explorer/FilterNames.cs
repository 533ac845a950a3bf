namespace LocalAws.Explorer;

/// <summary>The filters by name, and the value that each compares.</summary>
internal static class FilterNames
{
    private static readonly Dictionary<string, Test> Tests = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accountid"] = (resource, value) => value.Matches(resource.OwningAccountId),
        ["id"] = (resource, value) => value.Matches(resource.Arn),
        ["region"] = (resource, value) => value.Matches(resource.Region),
        ["resourcetype"] = (resource, value) => value.Matches(resource.ResourceType),
        ["service"] = (resource, value) => value.Matches(resource.Service),
        ["tag"] = (resource, value) => value.Text switch
        {
            "all" => resource.Tags.Count > 0,
            "none" => resource.Tags.Count == 0,
            _ => resource.Tags.Any(tag => value.Matches($"{tag.Key}={tag.Value}")),
        },
        ["tag.key"] = (resource, value) => resource.Tags.Keys.Any(value.Matches),
        ["tag.value"] = (resource, value) => resource.Tags.Values.Any(value.Matches),
    };

    public static Test? Find(string name) => Tests.GetValueOrDefault(name);

    public static bool IsAboutTags(string name) => name.StartsWith("tag", StringComparison.OrdinalIgnoreCase);

    /// <summary>The free text of Search: a word of the ARN or of a tag.</summary>
    public static bool HasWord(ListedResource resource, Pattern word) =>
        word.MatchesWordOf(resource.Arn)
        || resource.Tags.Any(tag => word.MatchesWordOf(tag.Key) || word.MatchesWordOf(tag.Value));
}
