using System.Text.Json;
using FleetDiff.Fleet;

namespace FleetDiff.Aws;

/// <summary>The tags in a resource's included properties.</summary>
internal static class ResourceTags
{
    /// <summary>
    /// Reads the data of the property <c>tags</c>: a list of objects with <c>Key</c> and <c>Value</c>, or an object. The
    /// service model says only that it is a document; anything else in it is no tag.
    /// </summary>
    /// <param name="json">The data.</param>
    /// <param name="instance">Whose they are.</param>
    /// <param name="tags">Keeps them.</param>
    public static Tags Of(ReadOnlySpan<byte> json, InstanceKey instance, TagCollector tags)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        tags.Begin();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                ReadList(ref reader, tags);
                break;
            case JsonTokenType.StartObject:
                ReadObject(ref reader, tags);
                break;
        }

        return tags.Keep(instance);
    }

    private static void ReadList(ref Utf8JsonReader reader, TagCollector tags)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadPair(ref reader, tags);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadPair(ref Utf8JsonReader reader, TagCollector tags)
    {
        var hasKey = false;
        JsonText key = default, value = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            var (isKey, isValue) = (name.SequenceEqual("Key"u8), name.SequenceEqual("Value"u8));
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                reader.Skip();
            }
            else if (isKey)
            {
                key = JsonText.Of(reader);
                hasKey = true;
            }
            else if (isValue)
            {
                value = JsonText.Of(reader);
            }
        }

        if (hasKey)
        {
            tags.Put(key, value);
        }
    }

    private static void ReadObject(ref Utf8JsonReader reader, TagCollector tags)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = JsonText.Of(reader);
            reader.Read();
            tags.Put(key, reader.TokenType == JsonTokenType.String ? JsonText.Of(reader) : default);
            reader.Skip();
        }
    }
}
