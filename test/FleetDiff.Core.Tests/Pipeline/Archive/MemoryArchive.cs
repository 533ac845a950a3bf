using System.Collections.Concurrent;
using System.Text;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

/// <summary>An archive in memory that can fail at any write.</summary>
internal sealed class MemoryArchive : IArchive
{
    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _writes = new();
    private int _untilDeath = int.MaxValue;
    private bool _takesEffect;

    /// <summary>The keys in the order of writing, without the leases.</summary>
    public IReadOnlyList<string> Writes => [.. _writes];

    /// <summary>All objects without the leases, one character for each byte.</summary>
    public SortedDictionary<string, string> Objects => new(
        _objects.Where(o => !IsLease(o.Key)).ToDictionary(o => o.Key, o => Encoding.Latin1.GetString(o.Value)),
        StringComparer.Ordinal);

    /// <summary>Called before each write with its key.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Makes a later write fail, given its number, before or after it takes effect.</summary>
    public void DieAtWrite(int number, bool takesEffect) => (_untilDeath, _takesEffect) = (number, takesEffect);

    public string Text(string key) => Encoding.UTF8.GetString(_objects[key]);

    public byte[] Bytes(string key) => _objects[key];

    public void Put(string key, string text) => Put(key, Encoding.UTF8.GetBytes(text));

    public void Put(string key, byte[] bytes) => _objects[key] = bytes;

    public void Remove(string key) => Assert.True(_objects.TryRemove(key, out _));

    public string Locate(string key) => $"memory://{key}";

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
        !_objects.TryGetValue(key, out var bytes) ? Task.FromResult<Stream?>(null)
        : ArchiveKeys.CreateTooLarge(key, bytes.Length) is { } tooLarge ? Task.FromException<Stream?>(tooLarge)
        : Task.FromResult<Stream?>(new MemoryStream(bytes, writable: false));

    public async Task PutAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        await WriteAsync(key, content, bytes =>
        {
            _objects[key] = bytes;
            return true;
        }, cancellationToken);

    public Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        WriteAsync(key, content, bytes => _objects.TryAdd(key, bytes), cancellationToken);

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(
        [
            .. _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(key => key[prefix.Length..].Split('/')[0]).Distinct(),
        ]);

    private async Task<bool> WriteAsync(
        string key, FileContent content, Func<byte[], bool> store, CancellationToken cancellationToken)
    {
        await BeforeWrite(key);
        cancellationToken.ThrowIfCancellationRequested();
        using var stream = new MemoryStream();
        await content.WriteAsync(stream, cancellationToken);
        var dies = !IsLease(key) && Interlocked.Decrement(ref _untilDeath) == -1;
        if (dies && !_takesEffect)
        {
            throw Killed();
        }

        var stored = store(stream.ToArray());
        if (stored && !IsLease(key))
        {
            _writes.Enqueue(key);
        }

        return dies ? throw Killed() : stored;
    }

    private static bool IsLease(string key) => key.StartsWith(ArchiveKeys.Leases, StringComparison.Ordinal);

    private static InvalidOperationException Killed() => new("The process was killed.");
}
