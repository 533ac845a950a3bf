using System.Text;
using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Notifying;

/// <summary>The rules for a message that SNS accepts.</summary>
internal static class PublishRules
{
    private const int MaxBytes = 262_144;
    private const int MaxSubject = 99;

    public static void Check(PublishedMessage message, IEnumerable<MessageAttribute> attributes)
    {
        if (message.Message.Length == 0)
        {
            throw Invalid("Empty message");
        }

        // Attributes count toward the limit too: name, type and value.
        if (Encoding.UTF8.GetByteCount(message.Message) + attributes.Sum(attribute => attribute.Bytes) > MaxBytes)
        {
            throw Invalid("Message too long");
        }

        if (message.Subject is { } subject && !IsSubject(subject))
        {
            throw Invalid("Subject");
        }

        if (message.MessageStructure is "json")
        {
            CheckStructure(message.Message);
        }
        else if (message.MessageStructure is not null)
        {
            throw Invalid("MessageStructure");
        }
    }

    public static ServiceException Invalid(string what) => new(400, "InvalidParameter", $"Invalid parameter: {what}");

    // The strictest reading of the documentation: ASCII that begins with a letter, number or punctuation mark.
    private static bool IsSubject(string subject) =>
        subject.Length is > 0 and <= MaxSubject
        && subject[0] != ' '
        && subject.All(c => c is >= ' ' and <= '~');

    private static void CheckStructure(string message)
    {
        try
        {
            var json = JsonElement.Parse(message);
            if (json.ValueKind is not JsonValueKind.Object
                || !json.TryGetProperty("default", out var text) || text.ValueKind is not JsonValueKind.String)
            {
                throw Invalid("Message Structure - No default entry in JSON message body");
            }
        }
        catch (JsonException)
        {
            throw Invalid("Message Structure - JSON message body failed to parse");
        }
    }
}
