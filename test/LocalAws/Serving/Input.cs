using System.Text.Json;

namespace LocalAws.Serving;

/// <summary>The JSON of a request, validated against the limits of the API model.</summary>
internal sealed class Input(JsonElement json, string code = Input.ValidationException)
{
    private const string ValidationException = "ValidationException";

    /// <summary>The names of all members.</summary>
    public IReadOnlyList<string> Names => json.ValueKind is JsonValueKind.Object
        ? [.. json.EnumerateObject().Where(member => !IsNull(member.Value)).Select(member => member.Name)]
        : [];

    /// <param name="request">The request whose body is read.</param>
    /// <param name="code">The error code of the service for values outside the limits.</param>
    public static Input Of(AwsRequest request, string code = ValidationException)
    {
        try
        {
            return new(request.Bytes.IsEmpty ? default : JsonElement.Parse(request.Bytes.Span), code);
        }
        catch (JsonException e)
        {
            throw new ServiceException(400, "SerializationException", e.Message);
        }
    }

    public Input? Structure(string name) => Find(name, JsonValueKind.Object) is { } found ? new(found, code) : null;

    public IReadOnlyList<Input>? Structures(string name, int min, int max)
    {
        var found = Find(name, JsonValueKind.Array)?.EnumerateArray().Select(item => new Input(item, code)).ToList();
        return found is null || (found.Count >= min && found.Count <= max)
            ? found
            : throw Refused(name, $"Member must have between {min} and {max} elements");
    }

    /// <summary>Returns a member as it was sent, to distinguish one query from another.</summary>
    public string Raw(string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var found) ? found.GetRawText() : "";

    public string? Text(string name, int max = int.MaxValue)
    {
        var text = Find(name, JsonValueKind.String)?.GetString();
        return text is null || text.Length <= max ? text : throw Refused(name, $"Member must have a length of at most {max}");
    }

    public string RequiredText(string name, int max = int.MaxValue) =>
        Text(name, max) is { Length: > 0 } text ? text : throw Missing(name);

    public string? OneOf(string name, IReadOnlyCollection<string> values)
    {
        var text = Text(name);
        return text is null || values.Contains(text)
            ? text
            : throw Refused(name, $"Member must be one of [{string.Join(", ", values)}]");
    }

    public string RequiredOneOf(string name, IReadOnlyCollection<string> values) =>
        OneOf(name, values) ?? throw Missing(name);

    public int Number(string name, int max, int otherwise)
    {
        if (Find(name, JsonValueKind.Number) is not { } found)
        {
            return otherwise;
        }

        return found.TryGetInt32(out var number) && number is > 0 && number <= max
            ? number
            : throw Refused(name, $"Member must be between 1 and {max}");
    }

    public IReadOnlyList<string>? Texts(string name, int max = int.MaxValue)
    {
        var texts = Find(name, JsonValueKind.Array)?.EnumerateArray().Select(text => text.GetString() ?? "").ToList();
        return texts is null || texts.Count <= max
            ? texts
            : throw Refused(name, $"Member must have at most {max} elements");
    }

    public ServiceException Refused(string field, string issue) =>
        new(400, code, $"1 validation error detected: Value at '{field}' is not valid: {issue}");

    private ServiceException Missing(string name) => Refused(name, "Member must not be null");

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null;

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out var found)
            || IsNull(found))
        {
            return null;
        }

        return found.ValueKind == kind
            ? found
            : throw new ServiceException(400, "SerializationException", $"{name} is not a JSON {kind}.");
    }
}
