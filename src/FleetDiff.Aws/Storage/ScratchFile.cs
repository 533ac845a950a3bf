namespace FleetDiff.Aws.Storage;

/// <summary>
/// A file that exists while it is open, and that nobody else can read: what is too large to hold in memory passes
/// through it.
/// </summary>
internal static class ScratchFile
{
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"fleetdiff-{Path.GetRandomFileName()}");
        var file = AtomicFile.Create(path, FileAccess.ReadWrite, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Its name goes at once, so that not even a process that is killed leaves it behind.
            File.Delete(path);
        }

        return file;
    }
}
