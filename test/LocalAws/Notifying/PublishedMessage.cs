using System.Text.Json;

namespace LocalAws.Notifying;

/// <summary>A published message. The value of an attribute is its text.</summary>
public sealed record PublishedMessage(
    string TopicArn,
    string? Subject,
    string Message,
    string? MessageStructure,
    IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Returns the form of the message for a protocol, such as <c>sqs</c>.</summary>
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
