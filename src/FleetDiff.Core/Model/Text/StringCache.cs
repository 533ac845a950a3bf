using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Text;

/// <summary>
/// One string for each text that many rows have in common: a hundred thousand rows say the same few sentences.
/// </summary>
public sealed class StringCache : JsonConverter<string>
{
    // What is longer is kept as it is, and of what has the same slot the last: somebody else's text must not fill the
    // memory.
    private const int MaxLength = 256;
    private const int Slots = 1024;

    // A report is judged, and read, by one thread at a time.
    [ThreadStatic]
    private static string?[]? _texts;

    /// <summary>The string for a text.</summary>
    internal static string GetOrAdd(ReadOnlySpan<char> text)
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
