using System.Text.RegularExpressions;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Leasing;

namespace FleetDiff.Aws.Storage;

/// <summary>An archive in a folder of this machine. Only its owner can read the files and folders that it creates.</summary>
/// <param name="root">The folder; <c>~/</c> is the home folder. It is created when the first file is stored.</param>
public sealed partial class FolderArchive(string root) : IArchive
{
    private const string TemporaryPrefix = ".unfinished";

    // Longer than a run can write: see LeaseRecord.Term.
    private static readonly TimeSpan TemporaryFileLifetime = 2 * LeaseRecord.Term;

    private readonly string _root = Path.GetFullPath(ExpandHome(root));
    private int _isCleaned;

    /// <inheritdoc/>
    public string Locate(string key) => Path.Combine(_root, key);

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            RegularFile.ThrowIfNotRegular(Locate(key));
            var file = new FileStream(Locate(key), FileMode.Open, FileAccess.Read,
                FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true);
            if (ArchiveKeys.CreateTooLarge(key, file.Length) is { } tooLarge)
            {
                await file.DisposeAsync();
                throw tooLarge;
            }

            return file;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Fail now, before the inventory is read.
            return File.Exists(_root)
                ? throw new RunFailedException(
                    $"{_root} is a file, and the archive must be a folder. Set another archive, and run again.", e)
                : null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RunFailedException($"{Locate(key)} cannot be read: {e.Message} Fix this and retry.", e);
        }
    }

    /// <inheritdoc/>
    public Task PutAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        StoreAsync(key, content, overwrite: true, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        StoreAsync(key, content, overwrite: false, cancellationToken);

    // Write to a temporary file in the same folder and rename it, so that a file with the final name is complete.
    private async Task<bool> StoreAsync(
        string key, FileContent content, bool overwrite, CancellationToken cancellationToken)
    {
        var path = Locate(key);
        var unfinished = $"{path}.{Path.GetRandomFileName()}{TemporaryPrefix}";
        try
        {
            CreateFolder(Path.GetDirectoryName(path) ?? _root);
            DeleteStaleFiles();
            try
            {
                await using (var file = AtomicFile.Create(unfinished, FileAccess.Write))
                {
                    await content.WriteAsync(file, cancellationToken);
                }

                if (!overwrite)
                {
                    return AtomicFile.TryName(unfinished, path);
                }

                File.Move(unfinished, path, overwrite: true);
                return true;
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RunFailedException($"{path} cannot be written: {e.Message} Fix this and retry.", e);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(Locate(prefix));
        try
        {
            return Task.FromResult<IReadOnlyList<string>>(
                folder.Exists ? [.. folder.EnumerateFileSystemInfos().Select(entry => entry.Name)] : []);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RunFailedException($"{folder} cannot be listed: {e.Message} Fix this and retry.", e);
        }
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // Delete the temporary files of interrupted runs, once per process.
    private void DeleteStaleFiles()
    {
        if (Interlocked.Exchange(ref _isCleaned, 1) == 1)
        {
            return;
        }

        var everywhere = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles($"*{TemporaryPrefix}", everywhere))
        {
            if (StaleFilePattern().IsMatch(file.Name)
                && TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc > TemporaryFileLifetime)
            {
                file.Delete();
            }
        }
    }

    // A file name followed by the format of Path.GetRandomFileName.
    [GeneratedRegex(@"^.+\.[a-z0-9]{8}\.[a-z0-9]{3}\.unfinished$", RegexOptions.CultureInvariant)]
    private static partial Regex StaleFilePattern();

    // A shell does not expand ~ in --archive=~/reports, nor does a file of environment variables.
    private static string ExpandHome(string path) => path is "~" || path.StartsWith("~/", StringComparison.Ordinal)
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
        : path;
}
