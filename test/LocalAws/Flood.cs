namespace LocalAws;

/// <summary>A body of spaces without end, and the number of bytes that were sent.</summary>
/// <param name="bytes">The length in bytes.</param>
public sealed class Flood(long bytes)
{
    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];

    private long _written;

    /// <summary>The number of bytes sent to all callers before they closed the connection.</summary>
    public long Written => Interlocked.Read(ref _written);

    internal async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> start, CancellationToken cancellationToken)
    {
        response.ContentLength = null;
        await response.Body.WriteAsync(start, cancellationToken);
        for (var sent = 0L; sent < bytes; sent += Spaces.Length)
        {
            await response.Body.WriteAsync(Spaces, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            Interlocked.Add(ref _written, Spaces.Length);
            if (sent % (16 * Spaces.Length) == 0)
            {
                // The server notices a little later that the caller closed the connection.
                await Task.Delay(1, cancellationToken);
            }
        }
    }
}
