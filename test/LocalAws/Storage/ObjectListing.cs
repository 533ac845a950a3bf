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

    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private string Prefix => target["prefix"] ?? "";

    private string? Delimiter => target["delimiter"] is { Length: > 0 } delimiter ? delimiter : null;

    public XElement Write()
    {
        var size = Size();
        var after = After();
        var rest = Entries().Where(entry => string.CompareOrdinal(entry.Name, after) > 0).Take(size + 1).ToList();
        var page = rest.Take(size).ToList();
        var isTruncated = rest.Count > size && size > 0;
        return Element(
            "ListBucketResult",
            Element("Name", target.Bucket),
            Element("Prefix", Encoded(Prefix)),
            Delimiter is null ? null : Element("Delimiter", Encoded(Delimiter)),
            target["continuation-token"] is { } token ? Element("ContinuationToken", token) : null,
            isTruncated ? Element("NextContinuationToken", TokenAfter(page[^1].Name)) : null,
            Element("KeyCount", page.Count),
            Element("MaxKeys", size),
            target["encoding-type"] is { } encoding ? Element("EncodingType", encoding) : null,
            Element("IsTruncated", isTruncated),
            page.Select(Write));
    }

    private static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    private static string TokenAfter(string name) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(name));

    private int Size() => target["max-keys"] is { } text
        ? Math.Min(int.Parse(text, CultureInfo.InvariantCulture), MaxKeys)
        : MaxKeys;

    private string After()
    {
        if (target["continuation-token"] is not { } token)
        {
            return "";
        }

        return Base64Url.IsValid(token)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token))
            : throw new ServiceException(400, "InvalidArgument", "The continuation token provided is incorrect");
    }

    // Keys with the same prefix up to the delimiter are one common prefix, and count as one.
    private IEnumerable<(string Name, StoredObject? Object)> Entries() => bucket.InOrder()
        .Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(entry => CommonPrefixOf(entry.Key) is { } common ? (common, null) : (entry.Key, entry.Value))
        .DistinctBy(entry => entry.Item1);

    private string? CommonPrefixOf(string key)
    {
        var end = Delimiter is null ? -1 : key.IndexOf(Delimiter, Prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : key[..(end + Delimiter!.Length)];
    }

    private XElement Write((string Name, StoredObject? Object) entry) => entry.Object is not { } stored
        ? Element("CommonPrefixes", Element("Prefix", Encoded(entry.Name)))
        : Element(
            "Contents",
            Element("Key", Encoded(entry.Name)),
            Element("LastModified", $"{stored.LastModified.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}"),
            Element("ETag", stored.ETag),
            Element("Size", stored.Bytes.Length),
            Element("StorageClass", "STANDARD"));

    private string Encoded(string text) => target["encoding-type"] == "url"
        ? Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal)
        : text;
}
