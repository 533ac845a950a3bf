namespace LocalAws;

/// <summary>A body of spaces that goes on and on, and how much of it was sent.</summary>
/// <param name="bytes">Its length.</param>
public sealed class Flood(long bytes)
{
    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];

    private long _written;

    /// <summary>How many bytes were sent, to all callers, before they ended the connection.</summary>
    public long Written => Interlocked.Read(ref _written);

    internal async Task WriteAsync(Stream body, CancellationToken cancellationToken)
    {
        for (var sent = 0L; sent < bytes; sent += Spaces.Length)
        {
            await body.WriteAsync(Spaces, cancellationToken);
            await body.FlushAsync(cancellationToken);
            Interlocked.Add(ref _written, Spaces.Length);
            if (sent % (16 * Spaces.Length) == 0)
            {
                // The server learns a little later that the caller has gone.
                await Task.Delay(1, cancellationToken);
            }
        }
    }
}
