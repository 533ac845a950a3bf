using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Core.Model;

/// <summary>The tags of one instance as a JSON object, sorted by key. Untrusted input: every output escapes them.</summary>
[JsonConverter(typeof(TagsJsonConverter))]
public readonly record struct Tags
{
    private readonly byte[]? _json;

    // The JSON is written to files, not to HTML: non-ASCII text stays readable. Every output escapes the values itself.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Tags(byte[] json) => _json = json;

    /// <summary>The tags of an instance that has none.</summary>
    public static Tags None { get; } = new("{}"u8.ToArray());

    /// <summary>The number of tags of the instance that are omitted here: see <see cref="TagCollector"/>.</summary>
    internal int OmittedCount { get; init; }

    /// <summary>Whether the tags are known. A list that repeats rows of another list omits their tags.</summary>
    public bool IsKnown => _json is not null;

    /// <summary>Whether there are no tags.</summary>
    public bool IsEmpty => Json.Length == 2;

    /// <summary>The tags as a JSON object in UTF-8, sorted by key; <c>{}</c> when there are none.</summary>
    public ReadOnlySpan<byte> Json => _json ?? "{}"u8;

    /// <summary>The value of a tag, or null when the instance has no such tag. Keys are case-sensitive, as in EC2.</summary>
    public string? this[string key]
    {
        get
        {
            var reader = new Utf8JsonReader(Json);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(key))
                {
                    reader.Read();
                    return reader.GetString();
                }
            }

            return null;
        }
    }

    /// <summary>Returns all tags, sorted by key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToList()
    {
        var reader = new Utf8JsonReader(Json);
        reader.Read();
        return TagsJsonConverter.ReadPairs(ref reader);
    }

    /// <summary>Creates the tags without a size limit. A repeated key keeps its last value.</summary>
    public static Tags Create(params IEnumerable<KeyValuePair<string, string>> tags) =>
        Sort(tags) is { Count: > 0 } sorted ? Write(sorted) : None;

    internal static SortedDictionary<string, string> Sort(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            sorted[ToValidUtf8(key)] = ToValidUtf8(value);
        }

        return sorted;
    }

    // An unpaired surrogate becomes the replacement character.
    private static string ToValidUtf8(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        : text;

    internal static Tags Write(SortedDictionary<string, string> tags)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, Readable);
        writer.WriteStartObject();
        foreach (var (key, value) in tags)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
        writer.Flush();
        return new(json.WrittenSpan.ToArray());
    }
}
