using System.Security.Cryptography;

namespace LocalAws.Storage;

/// <summary>An object of a bucket.</summary>
public sealed record StoredObject(ReadOnlyMemory<byte> Bytes, string ContentType, DateTimeOffset LastModified)
{
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(MD5.HashData(Bytes.Span))}\"";
}
