using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>A request's JSON, read against the limits of the model.</summary>
internal sealed class Input(JsonElement json)
{
    public static Input Of(AwsRequest request)
    {
        try
        {
            return new(request.Bytes.IsEmpty ? default : JsonElement.Parse(request.Bytes.Span));
        }
        catch (JsonException e)
        {
            throw new ServiceException(400, "SerializationException", e.Message);
        }
    }

    public Input? Structure(string name) => Find(name, JsonValueKind.Object) is { } found ? new(found) : null;

    public string? Text(string name, int min, int max)
    {
        var text = Find(name, JsonValueKind.String)?.GetString();
        return text is null || (text.Length >= min && text.Length <= max)
            ? text
            : throw Invalid(name, $"Member must have a length between {min} and {max}");
    }

    public string RequiredText(string name, int min, int max) =>
        Text(name, min, max) ?? throw Invalid(name, "Member must not be null");

    public int Number(string name, int max, int otherwise)
    {
        if (Find(name, JsonValueKind.Number) is not { } found)
        {
            return otherwise;
        }

        return found.TryGetInt32(out var number) && number >= 1 && number <= max
            ? number
            : throw Invalid(name, $"Member must be between 1 and {max}");
    }

    public IReadOnlyList<string>? Texts(string name, int max)
    {
        var texts = Find(name, JsonValueKind.Array)?.EnumerateArray().Select(text => text.GetString() ?? "").ToList();
        return texts is null || texts.Count <= max
            ? texts
            : throw Invalid(name, $"Member must have at most {max} elements");
    }

    public static ServiceException Invalid(string field, string issue) => new(new ServiceError(
        400, "ValidationException", $"1 validation error detected: Value at '{field}' is not valid: {issue}")
    {
        Fields = [new(field, issue)],
    });

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out var found)
            || found.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return found.ValueKind == kind
            ? found
            : throw new ServiceException(400, "SerializationException", $"{name} is not a JSON {kind}.");
    }
}
