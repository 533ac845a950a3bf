namespace FleetDiff.Aws.Storage;

/// <summary>
/// Creates temporary files for data that is too large for memory. The file is deleted when it is closed, and only its
/// owner can read it.
/// </summary>
internal static class ScratchFile
{
    /// <summary>Creates a temporary file for reading and writing.</summary>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"fleetdiff-{Path.GetRandomFileName()}");
        var file = AtomicFile.Create(path, FileAccess.ReadWrite, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Delete the name now, so that the file does not remain if the process is killed.
            File.Delete(path);
        }

        return file;
    }
}
