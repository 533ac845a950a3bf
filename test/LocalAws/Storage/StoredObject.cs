using System.Security.Cryptography;

namespace LocalAws.Storage;

/// <summary>An object and the headers that were stored with it.</summary>
public sealed record StoredObject(
    ReadOnlyMemory<byte> Bytes, IReadOnlyDictionary<string, string> Headers, DateTimeOffset LastModified)
{
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(MD5.HashData(Bytes.Span))}\"";

    public string ContentType => Headers.GetValueOrDefault("Content-Type", "binary/octet-stream");
}
