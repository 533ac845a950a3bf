using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Pipeline.Leasing;

/// <summary>
/// The archive while one run holds the lease on it. After the lease ends, nothing is written and nothing is sent, even by a
/// process that was suspended and continues. Each write checks the clock first. The file that completes a report and the
/// alert also check that there is no later lease.
/// </summary>
internal sealed class LeasedArchive(
    IArchive archive, TimeProvider clock, long number, DateTimeOffset end, CancellationTokenSource ended) : IArchive
{
    /// <summary>A token that is cancelled when the lease ends or the caller cancels the work.</summary>
    public CancellationToken Token => ended.Token;

    /// <summary>Returns a channel that sends only until the lease ends.</summary>
    public IAlertChannel Guard(IAlertChannel channel) => new LeasedChannel(this, channel);

    public string Locate(string key) => archive.Locate(key);

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
        archive.OpenAsync(key, cancellationToken);

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) =>
        archive.ListAsync(prefix, cancellationToken);

    public Task PutAsync(string key, FileContent content, CancellationToken cancellationToken)
    {
        CheckClock();
        return archive.PutAsync(key, content, cancellationToken);
    }

    public async Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken)
    {
        await CheckForLaterLeaseAsync();
        return await archive.TryAddAsync(key, content, cancellationToken);
    }

    // The timer can be late, for example after the process or the machine was suspended.
    private void CheckClock()
    {
        if (clock.GetUtcNow() >= end)
        {
            ended.Cancel();
        }

        Token.ThrowIfCancellationRequested();
    }

    private async Task CheckForLaterLeaseAsync()
    {
        CheckClock();
        if (await LeaseManager.FindLastAsync(archive, Token) > number)
        {
            await ended.CancelAsync();
        }

        CheckClock();
    }

    private sealed class LeasedChannel(LeasedArchive leased, IAlertChannel channel) : IAlertChannel
    {
        public async Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            await leased.CheckForLaterLeaseAsync();
            return await channel.SendAsync(alert, cancellationToken);
        }
    }
}
