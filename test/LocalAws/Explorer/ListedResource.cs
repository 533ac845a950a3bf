namespace LocalAws.Explorer;

/// <summary>A resource as Resource Explorer indexed it.</summary>
public sealed record ListedResource(
    string Arn,
    string OwningAccountId,
    string Region,
    string ResourceType,
    DateTimeOffset LastReportedAt,
    IReadOnlyDictionary<string, string> Tags)
{
    public string Service => ResourceType[..ResourceType.IndexOf(':', StringComparison.Ordinal)];
}
