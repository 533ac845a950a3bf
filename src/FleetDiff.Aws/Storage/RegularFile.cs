using System.Runtime.InteropServices;

namespace FleetDiff.Aws.Storage;

/// <summary>
/// Checks that a path is a regular file or a link to one. Opening a FIFO blocks until there is a writer, and reading a
/// device may never end.
/// </summary>
internal static partial class RegularFile
{
    // statx(2) has the same layout on every Linux architecture.
    private const int CurrentFolder = -100;
    private const uint TypeIsWanted = 0x1;
    private const int ModeAt = 28;
    private const int BufferBytes = 256;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Throws if the path exists and is neither a regular file nor a folder. Does nothing outside Linux.</summary>
    /// <exception cref="InvalidDataException">The path is a FIFO, a socket or a device.</exception>
    public static void ThrowIfNotRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[BufferBytes];
        if (Statx(CurrentFolder, path, 0, TypeIsWanted, ref MemoryMarshal.GetReference(buffer)) != 0)
        {
            // The file is missing or not accessible: opening it reports the error.
            return;
        }

        var type = MemoryMarshal.Read<ushort>(buffer[ModeAt..]) & TypeMask;
        if (type is not (Regular or Folder))
        {
            throw new InvalidDataException("it is not a regular file");
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint wanted, ref byte buffer);
}
