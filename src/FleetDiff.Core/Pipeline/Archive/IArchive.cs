using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>The archive of the reports: a prefix in an S3 bucket, or a folder, with the same keys.</summary>
public interface IArchive
{
    /// <summary>Returns the address of an object for people: an <c>s3://</c> address or a path.</summary>
    string Locate(string key);

    /// <summary>Opens an object for reading. Returns null when the object does not exist.</summary>
    /// <exception cref="InvalidDataException">It exceeds <see cref="ArchiveKeys.GetMaxBytes"/>, or is not a file.</exception>
    /// <exception cref="RunFailedException">The object cannot be read.</exception>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores an object and replaces an existing one. The operation is atomic for readers.</summary>
    Task PutAsync(string key, FileContent content, CancellationToken cancellationToken);

    /// <summary>Stores an object if the key does not exist. Returns false and changes nothing if it exists.</summary>
    Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken);

    /// <summary>Lists the names of folders and objects directly under a prefix that ends with a slash, in any order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>The content of an object. It is written to a stream, so that the whole content is never in memory.</summary>
/// <param name="ContentType">The media type.</param>
/// <param name="WriteAsync">Writes the content. Called once.</param>
public sealed record FileContent(string ContentType, Func<Stream, CancellationToken, Task> WriteAsync)
{
    internal static FileContent FromJson<T>(T value, JsonTypeInfo<T> type) => new(
        "application/json",
        (stream, cancellationToken) => JsonSerializer.SerializeAsync(stream, value, type, cancellationToken));
}

/// <summary>Operations that are the same for every archive.</summary>
internal static class ArchiveExtensions
{
    /// <summary>Lists the dates with a folder under a prefix, newest first.</summary>
    public static async Task<IReadOnlyList<DateOnly>> ListDatesAsync(
        this IArchive archive, string prefix, CancellationToken cancellationToken)
    {
        var names = await archive.ListAsync(prefix, cancellationToken);
        return [.. names.Select(ArchiveKeys.ParseDate).OfType<DateOnly>().OrderDescending()];
    }

    /// <summary>Reads an object. Returns null when it is missing or cannot be parsed.</summary>
    public static async Task<T?> TryReadJsonAsync<T>(
        this IArchive archive, string key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            return stream is null ? null : await JsonSerializer.DeserializeAsync(stream, type, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
