using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Leasing;

/// <summary>
/// The lease of one run on an archive. After the lease ends, nothing is written and nothing is sent, even by a process
/// that was suspended and continues. Each write checks the clock first. The file that completes a report and the alert
/// also check that there is no later lease.
/// </summary>
public sealed class Lease : IDisposable
{
    private readonly IArchive _archive;
    private readonly TimeProvider _clock;
    private readonly long _number;
    private readonly DateTimeOffset _end;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _ended;

    /// <summary>Creates a lease that was granted.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="clock">The clock for the end of the lease.</param>
    /// <param name="number">The number of the lease.</param>
    /// <param name="end">When the run stops, UTC.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal Lease(
        IArchive archive, TimeProvider clock, long number, DateTimeOffset end, CancellationToken cancellationToken)
    {
        (_archive, _clock, _number, _end) = (archive, clock, number, end);
        var rest = end - clock.GetUtcNow();
        _over = new(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, cancellationToken);
        Archive = new LeasedArchive(this);
    }

    /// <summary>The archive, writable until the lease ends.</summary>
    public IArchive Archive { get; }

    /// <summary>A token that is cancelled when the lease ends or the caller cancels the operation.</summary>
    public CancellationToken Token => _ended.Token;

    /// <summary>Whether the lease has ended.</summary>
    public bool HasEnded => _over.IsCancellationRequested;

    /// <summary>Returns a channel that sends only until the lease ends.</summary>
    public IAlertChannel Guard(IAlertChannel channel) => new LeasedChannel(this, channel);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Dispose();
        _over.Dispose();
    }

    // The timer can be late, for example after the process or the machine was suspended.
    private void CheckClock()
    {
        if (_clock.GetUtcNow() >= _end)
        {
            _over.Cancel();
        }

        Token.ThrowIfCancellationRequested();
    }

    private async Task CheckForLaterLeaseAsync()
    {
        CheckClock();
        if (await ExistsAsync(ArchiveKeys.Lease(_number + 1)))
        {
            await _over.CancelAsync();
        }

        CheckClock();
    }

    private async Task<bool> ExistsAsync(string key)
    {
        try
        {
            await using var stream = await _archive.OpenAsync(key, Token);
            return stream is not null;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private sealed class LeasedArchive(Lease lease) : IArchive
    {
        private readonly IArchive _archive = lease._archive;

        public string Locate(string key) => _archive.Locate(key);

        public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
            _archive.OpenAsync(key, cancellationToken);

        public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) =>
            _archive.ListAsync(prefix, cancellationToken);

        public Task PutAsync(string key, FileContent content, CancellationToken cancellationToken)
        {
            lease.CheckClock();
            return _archive.PutAsync(key, content, cancellationToken);
        }

        public async Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken)
        {
            await lease.CheckForLaterLeaseAsync();
            return await _archive.TryAddAsync(key, content, cancellationToken);
        }
    }

    private sealed class LeasedChannel(Lease lease, IAlertChannel channel) : IAlertChannel
    {
        public async Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            await lease.CheckForLaterLeaseAsync();
            return await channel.SendAsync(alert, cancellationToken);
        }
    }
}
