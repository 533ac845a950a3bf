using System.Text.Json;

namespace LocalAws.Notifying;

/// <summary>A message as it was published; an attribute's value is its text.</summary>
public sealed record PublishedMessage(
    string TopicArn,
    string? Subject,
    string Message,
    string? MessageStructure,
    IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>What a subscriber gets by its protocol, such as <c>sqs</c>.</summary>
    public string Form(string protocol)
    {
        if (MessageStructure is null)
        {
            return Message;
        }

        var forms = JsonElement.Parse(Message);
        return (forms.TryGetProperty(protocol, out var form) && form.ValueKind is JsonValueKind.String
            ? form : forms.GetProperty("default")).GetString() ?? "";
    }
}
