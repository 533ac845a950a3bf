namespace LocalAws.Notifying;

/// <summary>A message as it was published; an attribute's value is its text.</summary>
public sealed record PublishedMessage(
    string TopicArn,
    string? Subject,
    string Message,
    string? MessageStructure,
    IReadOnlyDictionary<string, string> Attributes);
