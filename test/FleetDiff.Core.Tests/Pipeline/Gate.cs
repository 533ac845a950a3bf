using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>
/// Stops a run before or after one of its calls until the gate is opened. The points are numbered from 1, two per call.
/// </summary>
internal sealed class Gate(int point)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _points;

    public Task Reached => _reached.Task;

    public void Open() => _open.SetResult();

    public async Task<T> PassAsync<T>(Func<Task<T>> call)
    {
        await PassAsync();
        var answer = await call();
        await PassAsync();
        return answer;
    }

    private Task PassAsync()
    {
        if (Interlocked.Increment(ref _points) != point)
        {
            return Task.CompletedTask;
        }

        _reached.SetResult();
        return _open.Task;
    }
}

internal sealed class GatedArchive(IArchive archive, Gate gate) : IArchive
{
    public string Locate(string key) => archive.Locate(key);

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
        gate.PassAsync(() => archive.OpenAsync(key, cancellationToken));

    public Task PutAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        gate.PassAsync(async () =>
        {
            await archive.PutAsync(key, content, cancellationToken);
            return true;
        });

    public Task<bool> TryAddAsync(string key, FileContent content, CancellationToken cancellationToken) =>
        gate.PassAsync(() => archive.TryAddAsync(key, content, cancellationToken));

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) =>
        gate.PassAsync(() => archive.ListAsync(prefix, cancellationToken));
}

internal sealed class GatedChannel(IAlertChannel channel, Gate gate) : IAlertChannel
{
    public Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken) =>
        gate.PassAsync(() => channel.SendAsync(alert, cancellationToken));
}
