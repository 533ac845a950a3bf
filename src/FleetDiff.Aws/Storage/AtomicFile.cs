using System.Runtime.InteropServices;

namespace FleetDiff.Aws.Storage;

/// <summary>Creates a file that only its owner can read, and gives it its name once it is finished.</summary>
internal static partial class AtomicFile
{
    private const int AlreadyExists = 17;
    private const int BufferBytes = 64 * 1024;

    /// <summary>Creates a file for asynchronous use.</summary>
    /// <exception cref="IOException">It cannot be created, or there is one already.</exception>
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

    /// <summary>Moves a file to a name that is free. False, and nothing changed, when it is taken.</summary>
    /// <exception cref="IOException">It cannot be moved for any other reason.</exception>
    public static bool TryName(string unfinished, string path)
    {
        // On Unix File.Move looks first and renames then, and two can do so at once. Making a link is one step.
        if (OperatingSystem.IsWindows())
        {
            return TryMove(unfinished, path);
        }

        if (Link(unfinished, path) == 0)
        {
            File.Delete(unfinished);
            return true;
        }

        // Some file systems know no links; there the look before the rename has to do.
        return Marshal.GetLastPInvokeError() != AlreadyExists && TryMove(unfinished, path);
    }

    private static bool TryMove(string unfinished, string path)
    {
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
