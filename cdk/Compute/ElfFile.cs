using System.Buffers.Binary;
using System.Text;

namespace FleetDiff.Cdk.Compute;

/// <summary>
/// What a 64-bit little-endian executable of Linux says about where it runs (System V ABI, ELF header and section
/// headers; Linux Standard Base Core, Symbol Versioning).
/// </summary>
/// <param name="Machine">The instruction set, by its number: <see cref="X64"/>, <see cref="Arm64"/> or another.</param>
/// <param name="Glibc">The oldest glibc that has every symbol that it asks for; null when it asks for none.</param>
internal sealed record ElfFile(int Machine, Version? Glibc)
{
    /// <summary>EM_X86_64.</summary>
    public const int X64 = 62;

    /// <summary>EM_AARCH64.</summary>
    public const int Arm64 = 183;

    private const int HeaderSize = 64;

    private const uint VersionNeeds = 0x6ffffffe;

    /// <summary>Reads a file; null for what is no such executable, or is cut short.</summary>
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

    // A list of libraries, each with a list of the versions that are needed of it. A link of 0 ends a list.
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
            // glibc 2.36 is the first that loads packed relative relocations.
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
