using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Serving;

/// <summary>The page that a request asks for.</summary>
/// <param name="Query">What distinguishes the list from every other one.</param>
/// <param name="Position">The position of the first item.</param>
/// <param name="Size">The maximum number of items.</param>
internal sealed record PageRequest(string Query, long Position, int Size)
{
    private const int MarkLength = 16;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <param name="request">The request.</param>
    /// <param name="input">Its JSON, with the member NextToken.</param>
    /// <param name="query">The parameters that the request must repeat for the next page.</param>
    /// <param name="size">The requested number of items.</param>
    /// <param name="invalid">The error for a token that is not from this list.</param>
    public static PageRequest Of(AwsRequest request, Input input, string query, int size, ServiceException invalid)
    {
        query = $"{request.Operation} {request.Region} {query}";
        // An empty token marks the last page of some services. Sent back, it is not valid.
        var position = input.Text("NextToken") is { } token ? Read(query, token) ?? throw invalid : 0;
        return new(query, position, Math.Min(size, request.PageLimit));
    }

    /// <summary>Returns an opaque token for the next position, valid only for the same list. Null on the last page.</summary>
    public string? TokenOf(long? next)
    {
        if (next is not { } position)
        {
            return null;
        }

        Span<byte> token = stackalloc byte[sizeof(long) + MarkLength];
        BinaryPrimitives.WriteInt64BigEndian(token, position);
        Mark(Query, position).CopyTo(token[sizeof(long)..]);
        return Base64Url.EncodeToString(token);
    }

    private static long? Read(string query, string token)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + MarkLength];
        if (!Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
        {
            return null;
        }

        var position = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return Mark(query, position).SequenceEqual(bytes[sizeof(long)..]) ? position : null;
    }

    private static ReadOnlySpan<byte> Mark(string query, long position) =>
        HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{position} {query}")).AsSpan(0, MarkLength);
}
