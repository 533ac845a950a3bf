using System.Text;

namespace FleetDiff.Cdk.Tests.Compute;

/// <summary>Builds minimal ELF files with a machine and the required versions of a library.</summary>
internal static class ElfBuilder
{
    private const int Strings = 64;

    /// <summary>Builds a file for a machine that requires versions of libc, such as GLIBC_2.34.</summary>
    public static byte[] File(int machine, params string[] versions)
    {
        var names = Encoding.ASCII.GetBytes($"libc.so.6\0{string.Concat(versions.Select(version => $"{version}\0"))}");
        var needs = Strings + names.Length;
        var sections = needs + (16 * (1 + versions.Length));
        using var stream = new MemoryStream();
        using var file = new BinaryWriter(stream);
        file.Write("\u007fELF\u0002\u0001\u0001"u8);
        file.Write(new byte[9]);
        file.Write((ushort)2);
        file.Write((ushort)machine);
        file.Write(1);
        file.Write(0L);
        file.Write(0L);
        file.Write((long)sections);
        file.Write(0);
        Write16(file, 64, 0, 0, 64, 2, 0);
        file.Write(names);
        // The library with its list of versions.
        Write16(file, 1, (ushort)versions.Length);
        Write32(file, 0, 16, 0);
        var name = "libc.so.6".Length + 1;
        for (var index = 0; index < versions.Length; index++)
        {
            Write32(file, 0, 0, name, index + 1 < versions.Length ? 16 : 0);
            name += versions[index].Length + 1;
        }

        Section(file, 3, Strings, names.Length, 0);
        if (versions.Length > 0)
        {
            Section(file, 0x6ffffffe, needs, sections - needs, 1);
        }
        else
        {
            Section(file, 0, 0, 0, 0);
        }

        return stream.ToArray();
    }

    private static void Section(BinaryWriter file, int type, long offset, long size, int info)
    {
        Write32(file, 0, type);
        file.Write(0L);
        file.Write(0L);
        file.Write(offset);
        file.Write(size);
        // The names are in section 0.
        Write32(file, 0, info);
        file.Write(0L);
        file.Write(0L);
    }

    private static void Write16(BinaryWriter file, params ushort[] values) => Array.ForEach(values, file.Write);

    private static void Write32(BinaryWriter file, params int[] values) => Array.ForEach(values, file.Write);
}
