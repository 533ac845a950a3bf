using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Fleet;

/// <summary>Writes <see cref="Tags"/> as the JSON object they already are, and reads an object of strings.</summary>
public sealed class TagsJsonConverter : JsonConverter<Tags>
{
    [ThreadStatic]
    private static TagArena? _arena;

    /// <inheritdoc/>
    public override Tags Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Tags are an object of strings.");
        }

        // A report has the tags of thousands of instances, and is read by one thread at a time.
        var arena = _arena ??= new TagArena();
        arena.Begin();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = JsonText.Of(reader);
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("The value of a tag is not a string.");
            }

            if (!arena.Put(key, JsonText.Of(reader)))
            {
                throw new JsonException("A tag has half a character.");
            }
        }

        return arena.Keep();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Tags value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}
