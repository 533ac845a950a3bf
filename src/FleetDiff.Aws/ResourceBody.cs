using System.Buffers;
using System.Net;
using System.Text.Json;

namespace FleetDiff.Aws;

/// <summary>
/// The resources in the answer to a call, read from its bytes. The SDK makes some twenty objects of each resource, and
/// that costs more than the rest of the night. So it signs, sends and tries again, and is handed an answer that has
/// everything but the resources: the token of the next page, and the view.
/// </summary>
internal sealed class ResourceBody : IDisposable
{
    private const int LeastBuffer = 64 * 1024;

    // 999 resources with 50 tags each of the longest kind are less (Amazon EC2 user guide, Tag restrictions).
    private const int MostBytes = 64 * 1024 * 1024;

    // The SDK gives no way to tell its HTTP client anything about a call; what flows with the call gets there.
    private static readonly AsyncLocal<ResourceBody?> OfThisCall = new();

    private byte[] _bytes = [];

    private ResourceBody()
    {
    }

    /// <summary>The body that the call which is under way waits for, or null.</summary>
    public static ResourceBody? Awaited => OfThisCall.Value;

    /// <summary>The resources; null when the answer has none.</summary>
    public IReadOnlyList<ResourceRow>? Rows { get; private set; }

    /// <summary>Waits for the body of the next call.</summary>
    public static ResourceBody Await() => OfThisCall.Value = new ResourceBody();

    /// <summary>
    /// Takes the resources out of an answer. One that cannot be read stays as it came, for the SDK to refuse.
    /// </summary>
    /// <param name="response">The answer. It gets another content.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task TakeFromAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Dispose();
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return;
        }

        var length = await ReadAsync(response.Content, cancellationToken);
        var rest = new ArrayBufferWriter<byte>(1024);
        try
        {
            await using var writer = new Utf8JsonWriter(rest);
            Rows = ResourceReader.Read(_bytes, length, writer);
        }
        catch (Exception e) when (ResourceReader.IsRefusal(e))
        {
            rest.ResetWrittenCount();
            rest.Write(_bytes.AsSpan(0, length));
        }

        var type = response.Content.Headers.ContentType;
        response.Content.Dispose();
        response.Content = new ReadOnlyMemoryContent(rest.WrittenMemory) { Headers = { ContentType = type } };
    }

    private async Task<int> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // A byte more than announced shows the end of the stream without another buffer.
        var announced = Math.Clamp(content.Headers.ContentLength ?? 0, LeastBuffer, MostBytes);
        _bytes = ArrayPool<byte>.Shared.Rent((int)announced + 1);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var length = 0;
        while (await stream.ReadAsync(_bytes.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > MostBytes)
            {
                throw new IOException($"The answer is longer than {MostBytes} bytes.");
            }

            if (length == _bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(2 * length);
                _bytes.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(_bytes);
                _bytes = larger;
            }
        }

        return length;
    }

    /// <summary>Gives back the memory; the rows are of no use then.</summary>
    public void Dispose()
    {
        Rows = null;
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
