using System.Runtime.InteropServices;

namespace FleetDiff.Aws.Storage;

/// <summary>
/// Whether a path is a regular file, or a link to one: to open a FIFO waits until somebody writes to it, and a device
/// never ends.
/// </summary>
internal static partial class RegularFile
{
    // statx(2): the same layout on every architecture of Linux.
    private const int CurrentFolder = -100;
    private const uint TypeIsWanted = 0x1;
    private const int ModeAt = 28;
    private const int BufferBytes = 256;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Fails when there is something else with this name.</summary>
    /// <exception cref="InvalidDataException">It is a FIFO, a socket or a device.</exception>
    public static void ThrowIfNotRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[BufferBytes];
        if (Statx(CurrentFolder, path, 0, TypeIsWanted, ref MemoryMarshal.GetReference(buffer)) != 0)
        {
            // What is not there, or may not be looked at: to open it says so.
            return;
        }

        var type = MemoryMarshal.Read<ushort>(buffer[ModeAt..]) & TypeMask;
        if (type is not (Regular or Folder))
        {
            throw new InvalidDataException("it is no regular file");
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint wanted, ref byte buffer);
}
