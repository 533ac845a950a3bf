using System.Buffers;
using System.Text.Json;

namespace FleetDiff.Fleet;

/// <summary>A string of JSON as it was written, without its quotation marks.</summary>
/// <param name="raw">Its bytes.</param>
/// <param name="isEscaped">Whether there are escapes in them.</param>
public readonly ref struct JsonText(ReadOnlySpan<byte> raw, bool isEscaped)
{
    private readonly ReadOnlySpan<byte> _raw = raw;

    /// <summary>The string, or the name, on which a reader stands.</summary>
    public static JsonText Of(scoped in Utf8JsonReader reader) =>
        new(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, reader.ValueIsEscaped);

    /// <summary>
    /// Writes the text that it stands for. False when it has an escape for half a character: then it is written as it
    /// stands.
    /// </summary>
    public bool WriteTo(IBufferWriter<byte> writer)
    {
        if (isEscaped && TryUnescape(writer))
        {
            return true;
        }

        writer.Write(_raw);
        return !isEscaped;
    }

    private bool TryUnescape(IBufferWriter<byte> writer)
    {
        var reader = new Utf8JsonReader((byte[])[(byte)'"', .. _raw, (byte)'"']);
        reader.Read();
        try
        {
            writer.Advance(reader.CopyString(writer.GetSpan(_raw.Length)));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
