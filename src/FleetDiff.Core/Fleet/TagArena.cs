using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FleetDiff.Fleet;

/// <summary>
/// Memory for the tags of many instances: large blocks, filled one after the other. For one writer at a time.
/// </summary>
public sealed class TagArena
{
    private const int BlockBytes = 256 * 1024;

    // What JSON writes as it is.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c).Except("\"\\"u8.ToArray())]);

    // The JSON goes into files, not into a page: Japanese stays readable. What shows a value escapes it for its place.
    private static readonly JsonWriterOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _text = new(256);
    private readonly List<Tag> _tags = [];
    private readonly Order _order;
    private readonly int _blockBytes;
    private Memory<byte> _free;

    /// <summary>An empty arena.</summary>
    public TagArena()
        : this(BlockBytes)
    {
    }

    private TagArena(int blockBytes)
    {
        _blockBytes = blockBytes;
        _order = new(this);
    }

    /// <summary>An arena for the tags of a single instance: it takes no more memory than they need.</summary>
    internal static TagArena ForOne() => new(blockBytes: 0);

    /// <summary>Keeps the tags of one instance. Of a key that comes twice, the last value stays.</summary>
    public Tags Add(params IEnumerable<KeyValuePair<string, string>> tags)
    {
        Begin();
        foreach (var (key, value) in tags)
        {
            var start = _text.WrittenCount;
            Encoding.UTF8.GetBytes(key, _text);
            var end = _text.WrittenCount;
            Encoding.UTF8.GetBytes(value, _text);
            _tags.Add(new(start, end, _text.WrittenCount));
        }

        return Keep();
    }

    /// <summary>Begins the tags of an instance that come one by one.</summary>
    public void Begin()
    {
        _text.ResetWrittenCount();
        _tags.Clear();
    }

    /// <summary>
    /// Takes a tag. False when it has an escape for half a character: then it is kept as it stands.
    /// </summary>
    public bool Put(JsonText key, JsonText value)
    {
        var start = _text.WrittenCount;
        var isWhole = key.WriteTo(_text);
        var end = _text.WrittenCount;
        isWhole &= value.WriteTo(_text);
        _tags.Add(new(start, end, _text.WrittenCount));
        return isWhole;
    }

    /// <summary>Keeps the tags that came one by one. Of a key that came twice, the last value stays.</summary>
    public Tags Keep()
    {
        if (_tags.Count == 0)
        {
            return default;
        }

        if (_tags.Count > 1)
        {
            Sort();
        }

        return new Tags(_text.WrittenSpan.ContainsAnyExcept(Plain) ? Written() : Copied());
    }

    private void Sort()
    {
        _tags.Sort(_order);
        var kept = 0;
        for (var i = 1; i < _tags.Count; i++)
        {
            kept += KeyOf(_tags[i]).SequenceEqual(KeyOf(_tags[kept])) ? 0 : 1;
            _tags[kept] = _tags[i];
        }

        _tags.RemoveRange(kept + 1, _tags.Count - kept - 1);
    }

    private ReadOnlySpan<byte> KeyOf(Tag tag) => _text.WrittenSpan[tag.Start..tag.KeyEnd];

    private ReadOnlySpan<byte> ValueOf(Tag tag) => _text.WrittenSpan[tag.KeyEnd..tag.End];

    // {"key":"value","key":"value"}
    private Memory<byte> Copied()
    {
        var length = 1;
        foreach (var tag in _tags)
        {
            length += tag.End - tag.Start + 6;
        }

        var json = Take(length);
        var rest = json.Span;
        var before = (byte)'{';
        foreach (var tag in _tags)
        {
            rest[0] = before;
            rest[1] = (byte)'"';
            KeyOf(tag).CopyTo(rest[2..]);
            rest = rest[(2 + tag.KeyEnd - tag.Start)..];
            "\":\""u8.CopyTo(rest);
            ValueOf(tag).CopyTo(rest[3..]);
            rest = rest[(3 + tag.End - tag.KeyEnd)..];
            rest[0] = (byte)'"';
            rest = rest[1..];
            before = (byte)',';
        }

        rest[0] = (byte)'}';
        return json;
    }

    private Memory<byte> Written()
    {
        var buffer = new ArrayBufferWriter<byte>(2 * _text.WrittenCount);
        using (var writer = new Utf8JsonWriter(buffer, AsWritten))
        {
            writer.WriteStartObject();
            foreach (var tag in _tags)
            {
                writer.WriteString(Valid(KeyOf(tag)), Valid(ValueOf(tag)));
            }

            writer.WriteEndObject();
        }

        var json = Take(buffer.WrittenCount);
        buffer.WrittenSpan.CopyTo(json.Span);
        return json;
    }

    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));

    private Memory<byte> Take(int length)
    {
        if (length > _free.Length)
        {
            _free = new byte[Math.Max(_blockBytes, length)];
        }

        var taken = _free[..length];
        _free = _free[length..];
        return taken;
    }

    // Where in the text: the key, and then the value.
    private readonly record struct Tag(int Start, int KeyEnd, int End);

    private sealed class Order(TagArena arena) : IComparer<Tag>
    {
        public int Compare(Tag x, Tag y)
        {
            var byKey = arena.KeyOf(x).SequenceCompareTo(arena.KeyOf(y));
            return byKey != 0 ? byKey : x.Start.CompareTo(y.Start);
        }
    }
}
