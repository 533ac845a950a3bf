namespace FleetDiff.Aws;

/// <summary>
/// A file that exists while it is open, and that nobody else can read: what is too large to hold in memory passes
/// through it.
/// </summary>
internal static class ScratchFile
{
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"fleetdiff-{Path.GetRandomFileName()}"), options);
        if (!OperatingSystem.IsWindows())
        {
            // Its name goes at once, so that not even a process that is killed leaves it behind.
            File.Delete(file.Name);
        }

        return file;
    }
}
