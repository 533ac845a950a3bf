using System.Globalization;
using System.Text;
using LocalAws.Serving;

namespace LocalAws.Storage;

/// <summary>Removes the framing: SIZE[;chunk-signature=…] CRLF data CRLF … 0 CRLF trailers CRLF.</summary>
internal static class AwsChunked
{
    public static bool IsUsedBy(AwsRequest request) =>
        request.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) is true
        || request.Header("Content-Encoding")?.Contains("aws-chunked", StringComparison.Ordinal) is true;

    public static ReadOnlyMemory<byte> Decode(AwsRequest request)
    {
        var rest = request.Bytes.Span;
        using var decoded = new MemoryStream();
        for (var size = SizeOf(ReadLine(ref rest)); size > 0; size = SizeOf(ReadLine(ref rest)))
        {
            decoded.Write(rest.Length >= size + 2 ? rest[..size] : throw Incomplete());
            rest = rest[(size + 2)..];
        }

        var promised = request.Header("x-amz-decoded-content-length");
        return promised is null || promised == decoded.Length.ToString(CultureInfo.InvariantCulture)
            ? decoded.ToArray()
            : throw Incomplete();
    }

    private static ReadOnlySpan<byte> ReadLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf("\r\n"u8);
        if (end < 0)
        {
            throw Incomplete();
        }

        var line = rest[..end];
        rest = rest[(end + 2)..];
        return line;
    }

    private static int SizeOf(ReadOnlySpan<byte> line)
    {
        var size = Encoding.ASCII.GetString(line).Split(';')[0];
        return int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bytes)
            && bytes >= 0
                ? bytes
                : throw Incomplete();
    }

    private static ServiceException Incomplete() => new(
        400, "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");
}
