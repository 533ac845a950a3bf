using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Text;

/// <summary>Writes the stored JSON object of <see cref="Tags"/>, and reads an object of strings.</summary>
public sealed class TagsJsonConverter : JsonConverter<Tags>
{
    /// <inheritdoc/>
    public override Tags Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Tags.Create(ReadPairs(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Tags value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);

    internal static List<KeyValuePair<string, string>> ReadPairs(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Tags must be an object of strings.");
        }

        var tags = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = ReadText(reader);
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("The value of a tag must be a string.");
            }

            tags.Add(new(key, ReadText(reader)));
        }

        return tags;
    }

    private static string ReadText(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A tag contains an unpaired surrogate.", e);
        }
    }
}
