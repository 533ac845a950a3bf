using System.Text.Json;
using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>
/// The tags of one instance, stored as a JSON object, sorted by key. Tags are untrusted input: every output escapes them.
/// </summary>
[JsonConverter(typeof(TagsJsonConverter))]
public readonly record struct Tags
{
    private readonly byte[]? _json;

    internal Tags(byte[] json, int leftOut) => (_json, OmittedCount) = (json, leftOut);

    /// <summary>The tags of an instance that has none.</summary>
    public static Tags None { get; } = new("{}"u8.ToArray(), 0);

    /// <summary>The number of tags of the instance that are omitted here: see <see cref="TagRank"/>.</summary>
    public int OmittedCount { get; }

    /// <summary>Whether the tags are known. A list that repeats rows of another list omits their tags.</summary>
    public bool IsKnown => _json is not null;

    /// <summary>Whether there are no tags.</summary>
    public bool IsEmpty => Json.Length == 2;

    /// <summary>The tags as a JSON object in UTF-8, sorted by key; <c>{}</c> when there are none.</summary>
    public ReadOnlySpan<byte> Json => _json ?? "{}"u8;

    /// <summary>
    /// The value of a tag, or null when the instance has no such tag. Keys are case-sensitive, as in EC2.
    /// </summary>
    public string? this[string key]
    {
        get
        {
            var reader = new Utf8JsonReader(Json);
            return TryFind(ref reader, key) ? reader.GetString() : null;
        }
    }

    private static bool TryFind(ref Utf8JsonReader reader, string key)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var found = reader.ValueTextEquals(key);
            reader.Read();
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns all tags, sorted by key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToList()
    {
        var tags = new List<KeyValuePair<string, string>>();
        var reader = new Utf8JsonReader(Json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString() ?? "";
                reader.Read();
                tags.Add(new(key, reader.GetString() ?? ""));
            }
        }

        return tags;
    }

    /// <summary>Creates the tags without a size limit. A repeated key keeps its last value.</summary>
    public static Tags Create(params IEnumerable<KeyValuePair<string, string>> tags) =>
        TagCollector.CreateUnlimited(tags);
}
