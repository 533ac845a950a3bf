using System.IO.Compression;

namespace FleetDiff.Bundle;

/// <summary>
/// Writes zip files that depend only on the names and the contents of their entries: sorted by name, all with one time and
/// one mode.
/// </summary>
internal static class DeterministicZip
{
    // A regular file (S_IFREG) in the upper 16 bits, as Info-ZIP writes it.
    private const int RegularFile = 0b1000_000_000_000_000 << 16;

    private const int Executable = 0b111_101_101 << 16;

    private const int Readable = 0b110_100_100 << 16;

    /// <summary>Writes a zip file with the files of a folder and its subfolders.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The zip file.</param>
    /// <param name="time">The time of every entry. A zip file has no time before 1980 and no time zone; it gets UTC.</param>
    /// <param name="executable">The name of the only executable file; null if there is none.</param>
    public static void Create(string folder, string file, DateTimeOffset time, string? executable = null)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var name in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal))
        {
            var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = time.ToUniversalTime();
            entry.ExternalAttributes = RegularFile | (name == executable ? Executable : Readable);
            using var content = File.OpenRead(Path.Combine(folder, name));
            using var target = entry.Open();
            content.CopyTo(target);
        }
    }
}
