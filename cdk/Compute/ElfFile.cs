using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace FleetDiff.Cdk.Compute;

/// <summary>The requirements of a 64-bit little-endian Linux executable (System V ABI, ELF header).</summary>
/// <param name="Architecture">The architecture, in the words of Lambda; for any other one, a text with the number of the machine.</param>
/// <param name="Glibc">The oldest glibc version that has every symbol of the executable; null when it needs none.</param>
internal sealed partial record ElfFile(string Architecture, Version? Glibc)
{
    private const int HeaderSize = 64;

    /// <summary>Parses a file; returns null if it is not such an executable, or is truncated.</summary>
    public static ElfFile? Parse(ReadOnlySpan<byte> file)
    {
        // The class is 2 for 64 bits, the data encoding 1 for little-endian.
        if (file.Length < HeaderSize || !file.StartsWith("\u007fELF\u0002\u0001"u8))
        {
            return null;
        }

        // The section headers are at the end of the file.
        var sections = BinaryPrimitives.ReadUInt64LittleEndian(file[40..]);
        var size = (uint)ReadUInt16(file, 58) * ReadUInt16(file, 60);
        return sections > (ulong)file.Length || (ulong)file.Length - sections < size
            ? null
            : new ElfFile(FormatMachine(ReadUInt16(file, 18)), FindNewestGlibc(file));
    }

    // EM_X86_64 and EM_AARCH64.
    private static string FormatMachine(int machine) => machine switch
    {
        62 => FunctionPackage.X64,
        183 => FunctionPackage.Arm64,
        _ => $"ELF machine {machine}",
    };

    // The names of the required versions are in a table of strings, each after a zero and with a zero at its end (Linux Standard
    // Base Core, Symbol Versioning). Any other such text could only be too careful.
    private static Version? FindNewestGlibc(ReadOnlySpan<byte> file) =>
        Requirement().Matches(Encoding.Latin1.GetString(file))
            .Select(match => match.Groups["version"].Value)
            // glibc 2.36 is the first version that supports packed relative relocations.
            .Select(version => version == "ABI_DT_RELR" ? new Version(2, 36) : System.Version.Parse(version))
            .Max();

    private static ushort ReadUInt16(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(at[offset..]);

    [GeneratedRegex(@"\0GLIBC_(?<version>[0-9]{1,4}(\.[0-9]{1,4}){1,3}|ABI_DT_RELR)(?=\0)", RegexOptions.ExplicitCapture)]
    private static partial Regex Requirement();
}
