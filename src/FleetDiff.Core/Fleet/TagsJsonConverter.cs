using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Fleet;

/// <summary>Writes <see cref="Tags"/> as the JSON object they already are, and reads an object of strings.</summary>
public sealed class TagsJsonConverter : JsonConverter<Tags>
{
    /// <inheritdoc/>
    public override Tags Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Tags are an object of strings.");
        }

        var tags = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString() ?? "";
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException($"The value of the tag '{key}' is not a string.");
            }

            tags.Add(new(key, reader.GetString() ?? ""));
        }

        return Tags.Of(tags);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Tags value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}
