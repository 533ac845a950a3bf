using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>An archive in a folder of this machine.</summary>
/// <param name="root">The folder, <c>~/</c> for the home folder; made when something is stored.</param>
public sealed class FolderArchive(string root) : IArchive
{
    private readonly string _root = Path.GetFullPath(WithHome(root));

    /// <inheritdoc/>
    public string Locate(string key) => Path.Combine(_root, key);

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(Locate(key), FileMode.Open, FileAccess.Read,
                FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Found out now, and not once the inventory has been read.
            return File.Exists(_root)
                ? throw new NightFailedException(
                    $"{_root} is a file, and the archive needs a folder. Name another, and run again.", e)
                : Task.FromResult<Stream?>(null);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new NightFailedException($"{Locate(key)} cannot be read: {e.Message} Mend that, and run again.", e);
        }
    }

    /// <inheritdoc/>
    public Task PutAsync(string key, Content content, CancellationToken cancellationToken) =>
        StoreAsync(key, content, overwrite: true, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(string key, Content content, CancellationToken cancellationToken) =>
        StoreAsync(key, content, overwrite: false, cancellationToken);

    // Written beside its place and then renamed: what has the name is whole.
    private async Task<bool> StoreAsync(
        string key, Content content, bool overwrite, CancellationToken cancellationToken)
    {
        var path = Locate(key);
        var unfinished = $"{path}.{Path.GetRandomFileName()}.unfinished";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _root);
            try
            {
                await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None,
                    bufferSize: 64 * 1024, useAsync: true))
                {
                    await content.WriteAsync(file, cancellationToken);
                }

                if (!overwrite)
                {
                    return NewFile.TryName(unfinished, path);
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
            throw new NightFailedException($"{path} cannot be written: {e.Message} Mend that, and run again.", e);
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
            throw new NightFailedException($"{folder} cannot be listed: {e.Message} Mend that, and run again.", e);
        }
    }

    // A shell leaves it as it is in --archive=~/nights, and so does a file of environment variables.
    private static string WithHome(string path) => path is "~" || path.StartsWith("~/", StringComparison.Ordinal)
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
        : path;
}
