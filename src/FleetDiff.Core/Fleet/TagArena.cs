using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FleetDiff.Fleet;

/// <summary>
/// Memory for the tags of many instances: large blocks, filled one after the other. For one writer at a time.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A writer into a buffer in memory holds nothing to dispose of.")]
public sealed class TagArena
{
    private const int BlockBytes = 256 * 1024;

    // The JSON goes into files, not into a page: Japanese stays readable. What shows a value escapes it for its place.
    private static readonly JsonWriterOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly List<KeyValuePair<string, string>> _sorted = [];
    private readonly Utf8JsonWriter _writer;
    private Memory<byte> _free;

    /// <summary>An empty arena.</summary>
    public TagArena() => _writer = new Utf8JsonWriter(_buffer, AsWritten);

    /// <summary>Keeps the tags of one instance. Of a key that comes twice, the last value stays.</summary>
    public Tags Add(params IEnumerable<KeyValuePair<string, string>> tags)
    {
        _sorted.Clear();
        _sorted.AddRange(tags);
        if (_sorted.Count == 0)
        {
            return default;
        }

        if (_sorted.Count > 1)
        {
            Sort();
        }

        _buffer.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        foreach (var (key, value) in _sorted)
        {
            _writer.WriteString(key, value);
        }

        _writer.WriteEndObject();
        _writer.Flush();
        return new Tags(Keep(_buffer.WrittenSpan));
    }

    private void Sort()
    {
        var distinct = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in _sorted)
        {
            distinct[key] = value;
        }

        _sorted.Clear();
        _sorted.AddRange(distinct);
    }

    private Memory<byte> Keep(ReadOnlySpan<byte> json)
    {
        if (json.Length > _free.Length)
        {
            _free = new byte[Math.Max(BlockBytes, json.Length)];
        }

        var kept = _free[..json.Length];
        json.CopyTo(kept.Span);
        _free = _free[json.Length..];
        return kept;
    }
}
