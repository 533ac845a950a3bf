using System.Globalization;
using System.Security.Cryptography;
using LocalAws.Serving;

namespace LocalAws.Storage;

/// <summary>PutObject, GetObject and HeadObject.</summary>
internal static class ObjectOperations
{
    private static readonly HashSet<string> KeptHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Type", "Content-Disposition", "Content-Language", "Cache-Control",
    };

    public static Answer Put(AwsRequest request, string key, Bucket bucket, DateTimeOffset now)
    {
        var bytes = AwsChunked.IsUsedBy(request) ? AwsChunked.Decode(request) : request.Bytes;
        if (request.Header("Content-MD5") is { } md5 && md5 != Convert.ToBase64String(MD5.HashData(bytes.Span)))
        {
            throw new ServiceException(
                400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }

        var stored = new StoredObject(bytes, Kept(request), now);
        bucket.Put(key, stored, request.Header("If-None-Match"), request.Header("If-Match"));
        return S3Xml.Answer(200, "ETag", stored.ETag);
    }

    public static Answer Get(string key, Bucket bucket)
    {
        var stored = bucket.Find(key) ?? throw Bucket.NoSuchKey();
        return new Answer(200, stored.ContentType, stored.Bytes)
        {
            Headers = new Dictionary<string, string>(S3Xml.RequestIds().Concat(stored.Headers))
            {
                ["ETag"] = stored.ETag,
                ["Last-Modified"] = stored.LastModified.ToString("R", CultureInfo.InvariantCulture),
                ["Accept-Ranges"] = "bytes",
            },
        };
    }

    private static bool IsMetadata(string header) =>
        header.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Kept(AwsRequest request)
    {
        var kept = request.Headers
            .Where(h => KeptHeaders.Contains(h.Key) || IsMetadata(h.Key))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        // aws-chunked is only a transfer encoding; S3 stores the other encodings.
        var encodings = (request.Header("Content-Encoding") ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(encoding => encoding != "aws-chunked");
        if (string.Join(',', encodings) is { Length: > 0 } encoding)
        {
            kept["Content-Encoding"] = encoding;
        }

        return kept;
    }
}
