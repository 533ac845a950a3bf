using System.Text;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

/// <summary>The behaviour of every archive. A test class for each kind of archive derives from it.</summary>
public abstract class ArchiveContract
{
    private const string Key = "reports/date=2026-11-23/report.json";

    /// <summary>Creates an empty archive.</summary>
    protected abstract IArchive Open();

    [Fact]
    public async Task StoringAgainReplacesTheObject()
    {
        var archive = Open();
        await archive.PutAsync(Key, Text("the first, and the longer one"), default);
        await archive.PutAsync(Key, Text("東京 ☃\r\n\0"), default);

        Assert.Equal("東京 ☃\r\n\0", await ReadAsync(archive, Key));
    }

    [Fact]
    public async Task RejectsAnObjectThatIsTooLarge()
    {
        var archive = Open();
        var key = ArchiveKeys.Lease(1);
        await archive.PutAsync(key, Text(new string(' ', (int)ArchiveKeys.GetMaxBytes(key) + 1)), default);

        await Assert.ThrowsAsync<InvalidDataException>(() => archive.OpenAsync(key, default));
    }

    [Fact]
    public async Task AddingAgainKeepsTheFirstObject()
    {
        var archive = Open();

        Assert.True(await archive.TryAddAsync(Key, Text("first"), default));
        Assert.False(await archive.TryAddAsync(Key, Text("second"), default));
        Assert.Equal("first", await ReadAsync(archive, Key));
        Assert.Equal(["report.json"], await archive.ListAsync("reports/date=2026-11-23/", default));
    }

    [Fact]
    public async Task OneOfManyParallelAddsSucceeds()
    {
        var archive = Open();

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            n => Task.Run(() => archive.TryAddAsync(Key, Text($"{n}"), default))));

        Assert.Single(added, success => success);
        Assert.Equal($"{Array.IndexOf(added, true)}", await ReadAsync(archive, Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5 * 1024 * 1024)]
    [InlineData((5 * 1024 * 1024) + 1)]
    public async Task ContentMayBeEmptyOrLarge(int length)
    {
        var archive = Open();
        var bytes = Enumerable.Range(0, length).Select(n => (byte)(n % 251)).ToArray();
        await archive.PutAsync(Key, Pieces(bytes), default);
        await archive.TryAddAsync($"{Key}.added", Pieces(bytes), default);

        var (put, added) = (await BytesAsync(archive, Key), await BytesAsync(archive, $"{Key}.added"));
        Assert.True(bytes.SequenceEqual(put));
        Assert.True(bytes.SequenceEqual(added));
    }

    [Fact]
    public async Task AFailedStoreKeepsTheOldObjectAndLeavesNoNewOne()
    {
        var archive = Open();
        await archive.PutAsync(Key, Text("old"), default);

        await Assert.ThrowsAnyAsync<Exception>(() => archive.PutAsync(Key, Failing(), default));
        await Assert.ThrowsAnyAsync<Exception>(() => archive.PutAsync($"{Key}.put", Failing(), default));
        await Assert.ThrowsAnyAsync<Exception>(() => archive.TryAddAsync($"{Key}.added", Failing(), default));

        Assert.Equal("old", await ReadAsync(archive, Key));
        Assert.Equal(["report.json"], await archive.ListAsync("reports/date=2026-11-23/", default));
        Assert.Null(await archive.OpenAsync($"{Key}.added", default));
    }

    [Fact]
    public async Task ListsTheNamesDirectlyUnderThePrefix()
    {
        var archive = Open();
        await archive.PutAsync("reports/date=2026-11-22/report.json", Text("{}"), default);
        await archive.PutAsync("reports/date=2026-11-23/report.json", Text("{}"), default);
        await archive.PutAsync("reports/date=2026-11-23/report.html", Text("<p>"), default);
        await archive.PutAsync("reports/readme.txt", Text("?"), default);
        await archive.PutAsync("reports-of-others/date=2026-11-24/report.json", Text("{}"), default);
        await archive.PutAsync("instances/date=2026-11-25/instances.jsonl.gz", Text(""), default);

        Assert.Equal(
            ["date=2026-11-22", "date=2026-11-23", "readme.txt"],
            (await archive.ListAsync("reports/", default)).Order());
        Assert.Equal(
            ["report.html", "report.json"], (await archive.ListAsync("reports/date=2026-11-23/", default)).Order());
        Assert.Empty(await archive.ListAsync("alerts/", default));
    }

    [Fact]
    public async Task TheLocationForPeopleContainsTheKey()
    {
        var location = Open().Locate(Key).Replace('\\', '/');

        Assert.EndsWith(Key, location, StringComparison.Ordinal);
    }

    private static FileContent Text(string text) => Pieces(Encoding.UTF8.GetBytes(text));

    private static FileContent Pieces(byte[] bytes) => new("text/plain; charset=utf-8", async (stream, cancellationToken) =>
    {
        foreach (var piece in bytes.Chunk(100_000))
        {
            await stream.WriteAsync(piece, cancellationToken);
        }
    });

    private static FileContent Failing() => new("text/plain", async (stream, cancellationToken) =>
    {
        await stream.WriteAsync(new byte[200_000], cancellationToken);
        throw new InvalidOperationException("The content failed halfway.");
    });

    private static async Task<string> ReadAsync(IArchive archive, string key) =>
        Encoding.UTF8.GetString(await BytesAsync(archive, key));

    private static async Task<byte[]> BytesAsync(IArchive archive, string key)
    {
        var stream = await archive.OpenAsync(key, default);
        Assert.NotNull(stream);
        await using (stream)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
