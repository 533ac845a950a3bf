using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>An archive in a folder of this machine.</summary>
/// <param name="root">The folder; made when something is stored.</param>
public sealed class FolderArchive(string root) : IArchive
{
    private readonly string _root = Path.GetFullPath(root);

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
            return Task.FromResult<Stream?>(null);
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

                File.Move(unfinished, path, overwrite);
                return true;
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            return false;
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
        IReadOnlyList<string> names = folder.Exists ? [.. folder.EnumerateFileSystemInfos().Select(entry => entry.Name)] : [];
        return Task.FromResult(names);
    }
}
