using System.Buffers.Binary;
using System.Text;

namespace FleetDiff.Cdk.Compute;

/// <summary>
/// The requirements of a 64-bit little-endian Linux executable (System V ABI, ELF header and section headers; Linux
/// Standard Base Core, Symbol Versioning).
/// </summary>
/// <param name="Machine">The number of the instruction set: <see cref="X64"/>, <see cref="Arm64"/> or another.</param>
/// <param name="Glibc">The oldest glibc version that has every symbol of the executable; null when it needs none.</param>
internal sealed record ElfFile(int Machine, Version? Glibc)
{
    /// <summary>EM_X86_64.</summary>
    public const int X64 = 62;

    /// <summary>EM_AARCH64.</summary>
    public const int Arm64 = 183;

    private const int HeaderSize = 64;

    private const uint VersionNeeds = 0x6ffffffe;

    /// <summary>Parses a file; returns null if it is not such an executable, or is truncated.</summary>
    public static ElfFile? Parse(ReadOnlySpan<byte> file)
    {
        // The class is 2 for 64 bits, the data encoding 1 for little-endian.
        if (file.Length < HeaderSize || !file.StartsWith("\u007fELF\u0002\u0001"u8))
        {
            return null;
        }

        try
        {
            return new ElfFile(ReadUInt16(file, 18), FindNewestGlibc(file));
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static Version? FindNewestGlibc(ReadOnlySpan<byte> file)
    {
        var sections = ReadOffset(file, 40);
        var (size, count) = (ReadUInt16(file, 58), ReadUInt16(file, 60));
        Version? newest = null;
        for (var index = 0; index < count; index++)
        {
            var section = file[(sections + (index * size))..];
            if (ReadUInt32(section, 4) == VersionNeeds)
            {
                var names = file[ReadOffset(file[(sections + ((int)ReadUInt32(section, 40) * size))..], 24)..];
                newest = GetNewest(newest, file[ReadOffset(section, 24)..], names);
            }
        }

        return newest;
    }

    // A linked list of libraries, each with a linked list of required versions. An offset of 0 ends a list.
    private static Version? GetNewest(Version? newest, ReadOnlySpan<byte> need, ReadOnlySpan<byte> names)
    {
        var version = need[(int)ReadUInt32(need, 8)..];
        while (true)
        {
            if (ParseVersion(names[(int)ReadUInt32(version, 8)..]) is { } found && (newest is null || found > newest))
            {
                newest = found;
            }

            if (ReadUInt32(version, 12) is > 0 and var next)
            {
                version = version[(int)next..];
            }
            else if (ReadUInt32(need, 12) is > 0 and var nextNeed)
            {
                need = need[(int)nextNeed..];
                version = need[(int)ReadUInt32(need, 8)..];
            }
            else
            {
                return newest;
            }
        }
    }

    private static Version? ParseVersion(ReadOnlySpan<byte> name) =>
        Encoding.UTF8.GetString(name[..Math.Max(0, name.IndexOf((byte)0))]) switch
        {
            // glibc 2.36 is the first version that supports packed relative relocations.
            "GLIBC_ABI_DT_RELR" => new(2, 36),
            ['G', 'L', 'I', 'B', 'C', '_', .. var number] when System.Version.TryParse(number, out var version) =>
                version,
            _ => null,
        };

    private static int ReadOffset(ReadOnlySpan<byte> at, int offset) =>
        checked((int)BinaryPrimitives.ReadUInt64LittleEndian(at[offset..]));

    private static uint ReadUInt32(ReadOnlySpan<byte> at, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(at[offset..]);

    private static ushort ReadUInt16(ReadOnlySpan<byte> at, int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(at[offset..]);
}
