namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Where the nights are kept: an S3 bucket's prefix or a folder, with the same keys.</summary>
public interface IArchive
{
    /// <summary>Where a person finds an object: an <c>s3://</c> address or a path.</summary>
    string Locate(string key);

    /// <summary>Opens an object for reading, or null when there is none.</summary>
    /// <exception cref="InvalidDataException">
    /// It is larger than <see cref="ArchiveKeys.GetMaxBytes"/>, or is no file.
    /// </exception>
    /// <exception cref="RunFailedException">It cannot be read.</exception>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores an object, in place of an earlier one. A reader sees it whole or not at all.</summary>
    Task PutAsync(string key, FileContent content, CancellationToken cancellationToken);

    /// <summary>Stores an object unless there is one: false, and nothing changed, when there is.</summary>
    Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken);

    /// <summary>The names directly under a prefix that ends in a slash, folders and objects, in any order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>What an object holds: written into a stream when it is stored, so that nothing holds it whole.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="WriteAsync">Writes it. Called once.</param>
public sealed record FileContent(string ContentType, Func<Stream, CancellationToken, Task> WriteAsync);
