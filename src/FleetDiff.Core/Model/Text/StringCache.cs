using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Text;

/// <summary>Reuses one string for each text that many rows share: a hundred thousand rows have the same few sentences.</summary>
public sealed class StringCache : JsonConverter<string>
{
    // Longer texts are not cached, and a new text replaces the one in its slot: untrusted input cannot fill the memory.
    private const int MaxLength = 256;
    private const int Slots = 1024;

    // One thread at a time evaluates or reads a report, so a cache per thread needs no lock.
    [ThreadStatic]
    private static string?[]? _texts;

    /// <summary>Returns the cached string for a text.</summary>
    public static string GetOrAdd(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
        {
            return text.ToString();
        }

        ref var slot = ref (_texts ??= new string[Slots])[string.GetHashCode(text) & (Slots - 1)];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
    }

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (reader.TokenType != JsonTokenType.String || length > MaxLength)
        {
            return reader.GetString();
        }

        Span<char> text = stackalloc char[MaxLength];
        return GetOrAdd(text[..reader.CopyString(text)]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
