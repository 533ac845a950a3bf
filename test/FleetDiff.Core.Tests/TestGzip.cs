using System.IO.Compression;
using System.Text;

namespace FleetDiff.Core.Tests;

/// <summary>Packs and unpacks gzip files.</summary>
internal static class TestGzip
{
    public static byte[] Pack(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the lines of a packed text.</summary>
    public static string[] UnpackLines(byte[] bytes) =>
        Encoding.UTF8.GetString(Unpack(bytes)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static byte[] Unpack(byte[] bytes)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
