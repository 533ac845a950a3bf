using System.Runtime.InteropServices;

namespace FleetDiff.Aws.Storage;

/// <summary>Creates files that only their owner can read, and renames them when they are complete.</summary>
internal static partial class AtomicFile
{
    private const int AlreadyExists = 17;
    private const int BufferBytes = 64 * 1024;

    /// <summary>Creates a file for asynchronous use.</summary>
    /// <exception cref="IOException">The file cannot be created, or it exists.</exception>
    public static FileStream Create(string path, FileAccess access, FileOptions more = FileOptions.None)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = access,
            Share = FileShare.None,
            BufferSize = BufferBytes,
            Options = FileOptions.Asynchronous | more,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// Creates a temporary file for data that is too large for memory, for reading and writing. The file is deleted when it is
    /// closed.
    /// </summary>
    public static FileStream CreateTemporary()
    {
        var path = Path.Combine(Path.GetTempPath(), $"fleetdiff-{Path.GetRandomFileName()}");
        var file = Create(path, FileAccess.ReadWrite, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Delete the name now, so that the file does not remain if the process is killed.
            File.Delete(path);
        }

        return file;
    }

    /// <summary>
    /// Gives a complete file its final name if no file has that name; otherwise returns false. The caller deletes the first name.
    /// </summary>
    /// <exception cref="IOException">The file cannot be renamed for another reason.</exception>
    public static bool TryName(string unfinished, string path)
    {
        // On Unix, File.Move checks for the name and then renames, which is a race condition. Creating a link is atomic.
        if (!OperatingSystem.IsWindows())
        {
            if (Link(unfinished, path) == 0)
            {
                return true;
            }

            if (Marshal.GetLastPInvokeError() == AlreadyExists)
            {
                return false;
            }
        }

        // On Windows, and for file systems that do not support links.
        try
        {
            File.Move(unfinished, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string name);
}
