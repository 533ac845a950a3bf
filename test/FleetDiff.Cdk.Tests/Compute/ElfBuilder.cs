using System.Buffers.Binary;
using System.Text;

namespace FleetDiff.Cdk.Tests.Compute;

/// <summary>Builds minimal ELF files with a machine and the required versions of a library.</summary>
internal static class ElfBuilder
{
    private const int HeaderSize = 64;

    /// <summary>Builds a file for a machine that requires versions of libc, such as GLIBC_2.34.</summary>
    public static byte[] File(int machine, params string[] versions)
    {
        var header = new byte[HeaderSize];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(header);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(18), (short)machine);
        return [.. header, .. Encoding.ASCII.GetBytes($"\0libc.so.6\0{string.Concat(versions.Select(version => $"{version}\0"))}")];
    }
}
