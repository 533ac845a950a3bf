using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Serving;

/// <summary>Opaque tokens that are valid only for the query that returned them.</summary>
internal sealed class PageTokens
{
    private const int MarkLength = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(string query, long position)
    {
        Span<byte> token = stackalloc byte[sizeof(long) + MarkLength];
        BinaryPrimitives.WriteInt64BigEndian(token, position);
        Mark(query, position).CopyTo(token[sizeof(long)..]);
        return Base64Url.EncodeToString(token);
    }

    public long? Read(string query, string token)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + MarkLength];
        if (!Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
        {
            return null;
        }

        var position = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return Mark(query, position).SequenceEqual(bytes[sizeof(long)..]) ? position : null;
    }

    private ReadOnlySpan<byte> Mark(string query, long position) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{position} {query}")).AsSpan(0, MarkLength);
}
