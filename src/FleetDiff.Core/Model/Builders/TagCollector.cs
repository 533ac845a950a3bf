using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// Collects the tags of an inventory's instances, one instance after the other, and bounds their memory: an account
/// owner may give an instance 50 tags of a kilobyte each. Per instance the tags that matter most are kept (see
/// <see cref="TagRank"/>), up to <see cref="MaxBytes"/>; less where an account, or the inventory, has many instances
/// with large tags. A tag is kept whole or left out.
/// </summary>
public sealed class TagCollector
{
    /// <summary>The tags of one instance, as JSON in UTF-8.</summary>
    public const int MaxBytes = 4096;

    private const long Megabyte = 1024 * 1024;
    private const int MaxAccountsNamed = 5;

    // The quotation marks, the colon and the comma of a tag.
    private const int Punctuation = 6;

    // What an instance has once its account, or the whole inventory, has taken so much memory for tags.
    private static readonly (long OfAccount, long OfAll, int Bytes)[] Allowances =
    [
        (16 * Megabyte, 96 * Megabyte, MaxBytes),
        (64 * Megabyte, 192 * Megabyte, 512),
        (long.MaxValue, long.MaxValue, 256),
    ];

    // The JSON goes into files, not into a page: Japanese stays readable. What shows a value escapes it for its place.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly HashSet<string> _needed;
    private readonly Dictionary<ulong, long> _bytesOf = [];
    private readonly Dictionary<ulong, int> _cutOf = [];
    private long _bytes;

    /// <summary>Collects nothing yet.</summary>
    /// <param name="needed">
    /// The keys of the tags that decide a verdict: the exempt tag, and those of exemptions.csv.
    /// </param>
    public TagCollector(params IEnumerable<string> needed) => _needed = needed.ToHashSet(StringComparer.Ordinal);

    /// <summary>Keeps the tags of an instance. Of a key that comes twice, the last value stays.</summary>
    public Tags Add(InstanceKey instance, params IEnumerable<KeyValuePair<string, string>> tags)
    {
        var all = Sorted(tags);
        if (all.Count == 0)
        {
            return Tags.None;
        }

        var account = instance.AccountNumber;
        var kept = RemoveLowestRanked(all, GetByteAllowance(account));
        var leftOut = all.Count - kept.Count;
        if (leftOut > 0)
        {
            _cutOf[account] = _cutOf.GetValueOrDefault(account) + 1;
        }

        var json = WriteJson(kept);
        _bytes += json.Length;
        _bytesOf[account] = _bytesOf.GetValueOrDefault(account) + json.Length;
        return new(json, leftOut);
    }

    /// <summary>All of these tags, whatever their size. Of a key that comes twice, the last value stays.</summary>
    internal static Tags All(IEnumerable<KeyValuePair<string, string>> tags) =>
        Sorted(tags) is { Count: > 0 } all ? new(WriteJson(all), 0) : Tags.None;

    /// <summary>A sentence that names the accounts whose instances have more tags than are kept; else none.</summary>
    public IEnumerable<string> CreateWarnings()
    {
        if (_cutOf.Count == 0)
        {
            yield break;
        }

        var accounts = _cutOf.OrderByDescending(account => account.Value).ThenBy(account => account.Key)
            .Take(MaxAccountsNamed)
            .Select(account => string.Create(CultureInfo.InvariantCulture, $"{account.Key:D12} ({account.Value})"));
        var more = _cutOf.Count - MaxAccountsNamed;
        yield return $"The tags of some instances are too large to be kept whole, and tagsLeftOut says how many are "
            + $"left out. Instances by account: {string.Join(", ", accounts)}"
            + (more > 0 ? $" and {more} more accounts." : ".");
    }

    private static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            sorted[ToValidUtf8(key)] = ToValidUtf8(value);
        }

        return sorted;
    }

    // A lone surrogate becomes the replacement character.
    private static string ToValidUtf8(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        : text;

    // The tags of the first rank that fit, then those of the next.
    private SortedDictionary<string, string> RemoveLowestRanked(SortedDictionary<string, string> tags, int allowed)
    {
        if (tags.Sum(Size) <= allowed)
        {
            return tags;
        }

        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags.OrderBy(tag => TagRank.GetRank(tag.Key, _needed)))
        {
            if (Size(tag) <= allowed)
            {
                allowed -= Size(tag);
                kept.Add(tag.Key, tag.Value);
            }
        }

        return kept;
    }

    private static int Size(KeyValuePair<string, string> tag) =>
        Encoding.UTF8.GetByteCount(tag.Key) + Encoding.UTF8.GetByteCount(tag.Value) + Punctuation;

    private int GetByteAllowance(ulong account)
    {
        var ofAccount = _bytesOf.GetValueOrDefault(account);
        return Allowances.First(level => ofAccount < level.OfAccount && _bytes < level.OfAll).Bytes;
    }

    private static byte[] WriteJson(SortedDictionary<string, string> tags)
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
        return json.WrittenSpan.ToArray();
    }
}
