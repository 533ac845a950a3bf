using System.Text.Json;
using Amazon.Runtime.Documents;
using Amazon.Runtime.Internal.Util;

namespace FleetDiff.Compat.Service.Json;

// Reads a response once, forward only. Each method reads the value at the current position.
internal ref struct JsonInput(Stream stream)
{
    // A page of 999 resources has some hundred kilobytes. The default buffer of the SDK has 4 KB.
    private StreamingUtf8JsonReader _reader = new(stream, 32 * 1024);
    private readonly string[] _words = new string[64];

    public readonly JsonTokenType Token => _reader.TokenType;

    public readonly bool IsNull => Token is JsonTokenType.Null;

    public readonly ReadOnlySpan<byte> Utf8 => _reader.ValueSpan;

    public bool Next() => _reader.Read();

    public bool NextUntil(JsonTokenType end) => _reader.Read() && Token != end;

    public string String() => _reader.GetString();

    // Accounts, Regions, types and keys repeat in many resources.
    public string Word()
    {
        if (IsNull || Utf8.IsEmpty)
        {
            return String();
        }

        ref var word = ref _words[(Utf8[^1] + (Utf8[Utf8.Length / 2] * 7) + (Utf8.Length * 31)) % _words.Length];
        return word is not null && _reader.ValueTextEquals(word) ? word : word = String();
    }

    public bool? Bool() => IsNull ? null : _reader.GetBoolean();

    public Document Number() =>
        _reader.TryGetInt32(out var small) ? new Document(small)
        : _reader.TryGetInt64(out var large) ? new Document(large)
        : new Document(_reader.Reader.GetDouble());

    public DateTime? Time() => Token switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => DateTime.UnixEpoch.AddSeconds(_reader.Reader.GetDouble()),
        _ => _reader.Reader.GetDateTimeOffset().UtcDateTime,
    };

    public void Skip()
    {
        var depth = Step();
        while (depth > 0 && Next())
        {
            depth += Step();
        }
    }

    private readonly int Step() => Token switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
        JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
        _ => 0,
    };
}
