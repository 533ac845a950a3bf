using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FleetDiff.Fleet;

/// <summary>
/// Collects the tags of an inventory's instances, one instance after the other, and bounds their memory: an account
/// owner may give an instance 50 tags of a kilobyte each. Per instance the tags that matter most are kept (see
/// <see cref="TagRank"/>), up to <see cref="MostBytes"/>; less where an account, or the inventory, has many instances
/// with large tags. A tag is kept whole or left out.
/// </summary>
public sealed class TagCollector
{
    /// <summary>The tags of one instance, as JSON in UTF-8.</summary>
    public const int MostBytes = 4096;

    private const long Megabyte = 1024 * 1024;
    private const int MostAccountsNamed = 5;

    // The quotation marks, the colon and the comma of a tag.
    private const int Punctuation = 6;

    // What an instance has once its account, or the whole inventory, has taken so much memory for tags.
    private static readonly (long OfAccount, long OfAll, int Bytes)[] Allowances =
    [
        (16 * Megabyte, 96 * Megabyte, MostBytes),
        (64 * Megabyte, 192 * Megabyte, 512),
        (long.MaxValue, long.MaxValue, 256),
    ];

    // The JSON goes into files, not into a page: Japanese stays readable. What shows a value escapes it for its place.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly byte[][] _needed;
    private readonly Dictionary<ulong, long> _bytesOf = [];
    private readonly Dictionary<ulong, int> _cutOf = [];
    private readonly ArrayBufferWriter<byte> _text = new(256);
    private readonly List<Tag> _tags = [];
    private readonly ArrayBufferWriter<byte> _json = new(256);
    private long _bytes;

    /// <summary>Collects nothing yet.</summary>
    /// <param name="needed">
    /// The keys of the tags that decide a verdict: the exempt tag, and those of exemptions.csv.
    /// </param>
    public TagCollector(params IEnumerable<string> needed) =>
        _needed = [.. needed.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether memory is bounded; true unless the tags are those of a few instances.</summary>
    internal bool IsBounded { get; init; } = true;

    /// <summary>Keeps the tags of an instance. Of a key that comes twice, the last value stays.</summary>
    public Tags Add(InstanceKey instance, params IEnumerable<KeyValuePair<string, string>> tags)
    {
        _text.ResetWrittenCount();
        _tags.Clear();
        foreach (var (key, value) in tags)
        {
            var start = _text.WrittenCount;
            Encoding.UTF8.GetBytes(key, _text);
            var end = _text.WrittenCount;
            Encoding.UTF8.GetBytes(value, _text);
            _tags.Add(new(start, end, _text.WrittenCount));
        }

        if (_tags.Count == 0)
        {
            return Tags.None;
        }

        Sort();
        TakeTheLastOfEachKey();
        var leftOut = IsBounded ? Cut(instance.AccountNumber) : 0;
        var json = Json();
        if (IsBounded)
        {
            _bytes += json.Length;
            _bytesOf[instance.AccountNumber] = _bytesOf.GetValueOrDefault(instance.AccountNumber) + json.Length;
        }

        return new(json, leftOut);
    }

    /// <summary>A sentence that names the accounts whose instances have more tags than are kept; else none.</summary>
    public IEnumerable<string> Warnings()
    {
        if (_cutOf.Count == 0)
        {
            yield break;
        }

        var accounts = _cutOf.OrderByDescending(account => account.Value).ThenBy(account => account.Key)
            .Take(MostAccountsNamed)
            .Select(account => string.Create(CultureInfo.InvariantCulture, $"{account.Key:D12} ({account.Value})"));
        var more = _cutOf.Count - MostAccountsNamed;
        yield return $"The tags of some instances are too large to be kept whole, and tagsLeftOut says how many are "
            + $"left out. Instances by account: {string.Join(", ", accounts)}"
            + (more > 0 ? $" and {more} more accounts." : ".");
    }

    private void Sort() =>
        _tags.Sort((x, y) => KeyOf(x).SequenceCompareTo(KeyOf(y)) is not 0 and var byKey ? byKey : x.Start - y.Start);

    private void TakeTheLastOfEachKey()
    {
        var kept = 0;
        for (var i = 1; i < _tags.Count; i++)
        {
            kept += KeyOf(_tags[i]).SequenceEqual(KeyOf(_tags[kept])) ? 0 : 1;
            _tags[kept] = _tags[i];
        }

        _tags.RemoveRange(kept + 1, _tags.Count - kept - 1);
    }

    // The tags of the first rank that fit, then those of the next.
    private int Cut(ulong account)
    {
        var left = Allowance(account);
        if (_text.WrittenCount + (_tags.Count * Punctuation) <= left)
        {
            return 0;
        }

        var all = _tags.ToArray();
        _tags.Clear();
        foreach (var tag in all.OrderBy(tag => TagRank.Of(KeyOf(tag), _needed)))
        {
            var bytes = tag.End - tag.Start + Punctuation;
            if (bytes <= left)
            {
                left -= bytes;
                _tags.Add(tag);
            }
        }

        Sort();
        var leftOut = all.Length - _tags.Count;
        if (leftOut > 0)
        {
            _cutOf[account] = _cutOf.GetValueOrDefault(account) + 1;
        }

        return leftOut;
    }

    private int Allowance(ulong account)
    {
        var ofAccount = _bytesOf.GetValueOrDefault(account);
        return Allowances.First(level => ofAccount < level.OfAccount && _bytes < level.OfAll).Bytes;
    }

    private byte[] Json()
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Readable);
        writer.WriteStartObject();
        foreach (var tag in _tags)
        {
            writer.WriteString(Valid(KeyOf(tag)), Valid(_text.WrittenSpan[tag.KeyEnd..tag.End]));
        }

        writer.WriteEndObject();
        writer.Flush();
        return _json.WrittenSpan.ToArray();
    }

    private ReadOnlySpan<byte> KeyOf(Tag tag) => _text.WrittenSpan[tag.Start..tag.KeyEnd];

    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));

    // Where in the text: the key, and then the value.
    private readonly record struct Tag(int Start, int KeyEnd, int End);
}
