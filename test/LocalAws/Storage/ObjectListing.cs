using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using LocalAws.Serving;

namespace LocalAws.Storage;

/// <summary>ListObjectsV2.</summary>
internal sealed class ObjectListing(S3Target target, Bucket bucket)
{
    private const int MaxKeys = 1000;

    private string Prefix => target["prefix"] ?? "";

    private string? Delimiter => target["delimiter"] is { Length: > 0 } delimiter ? delimiter : null;

    public Answer Answer()
    {
        var size = Size();
        var after = After();
        var rest = Entries().Where(entry => Follows(entry.Name, after)).Take(size + 1).ToList();
        var page = rest.Take(size).ToList();
        var isTruncated = rest.Count > size && size > 0;
        return S3Xml.Answer(200, S3Xml.Element(
            "ListBucketResult",
            S3Xml.Element("Name", target.Bucket),
            S3Xml.Element("Prefix", Encoded(Prefix)),
            Delimiter is null ? null : S3Xml.Element("Delimiter", Encoded(Delimiter)),
            target["continuation-token"] is { } token ? S3Xml.Element("ContinuationToken", token) : null,
            isTruncated ? S3Xml.Element("NextContinuationToken", TokenAfter(page[^1].Name)) : null,
            S3Xml.Element("KeyCount", page.Count),
            S3Xml.Element("MaxKeys", size),
            target["encoding-type"] is { } encoding ? S3Xml.Element("EncodingType", encoding) : null,
            S3Xml.Element("IsTruncated", isTruncated),
            page.Select(Write)));
    }

    private static string TokenAfter(string name) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(name));

    private static ServiceException Invalid(string message) => new(400, "InvalidArgument", message);

    private int Size()
    {
        if (target["max-keys"] is not { } text)
        {
            return MaxKeys;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? Math.Min(size, MaxKeys)
            : throw Invalid("Provided max-keys not an integer or within integer range");
    }

    private string After()
    {
        if (target["continuation-token"] is not { } token)
        {
            return "";
        }

        return Base64Url.IsValid(token)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token))
            : throw Invalid("The continuation token provided is incorrect");
    }

    // Keys with the same prefix up to the delimiter are one common prefix, and count as one.
    private IEnumerable<(string Name, StoredObject? Object)> Entries() => bucket.Snapshot()
        .Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(entry => CommonPrefixOf(entry.Key) is { } common ? (common, null) : (entry.Key, entry.Value))
        .DistinctBy(entry => entry.Item1);

    private string? CommonPrefixOf(string key)
    {
        var end = Delimiter is null ? -1 : key.IndexOf(Delimiter, Prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : key[..(end + Delimiter!.Length)];
    }

    private static bool Follows(string name, string after) => string.CompareOrdinal(name, after) > 0;

    private XElement Write((string Name, StoredObject? Object) entry) => entry.Object is not { } stored
        ? S3Xml.Element("CommonPrefixes", S3Xml.Element("Prefix", Encoded(entry.Name)))
        : S3Xml.Element(
            "Contents",
            S3Xml.Element("Key", Encoded(entry.Name)),
            S3Xml.Element("LastModified", $"{stored.LastModified.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}"),
            S3Xml.Element("ETag", stored.ETag),
            S3Xml.Element("Size", stored.Bytes.Length),
            S3Xml.Element("StorageClass", "STANDARD"));

    private string Encoded(string text) => target["encoding-type"] == "url"
        ? Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal)
        : text;
}
