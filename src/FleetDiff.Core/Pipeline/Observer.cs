using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline;

/// <summary>
/// Observes the fleet: reads the inventory and, at the same time, the sources that do not need it; then the other optional
/// sources in parallel.
/// </summary>
/// <param name="inventory">The source of the inventory.</param>
/// <param name="sources">The optional sources.</param>
public sealed class Observer(IInventorySource inventory, IReadOnlyList<IEvidenceSource> sources)
{
    /// <summary>A token that is cancelled when reading has to stop, to leave time for the report. None by default.</summary>
    public CancellationToken SourceDeadline { get; init; }

    /// <summary>Observes the fleet. A source that fails or times out is left out completely; its result says why.</summary>
    /// <param name="neededTags">The keys of the tags that affect a verdict.</param>
    /// <param name="progress">Receives the progress after each page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RunFailedException">The inventory cannot be read completely or in time.</exception>
    public async Task<Observations> ObserveAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var independent = sources.OfType<IIndependentSource>().ToDictionary(
            source => source.Name,
            source => ReadSourceAsync(source.Name, token => source.ReadAsync(progress, token), stop.Token));
        try
        {
            var listed = await ReadAsync(neededTags, progress, cancellationToken);
            var answers = await Task.WhenAll(sources.Select(source => independent.GetValueOrDefault(source.Name)
                ?? ReadSourceAsync(source.Name, token => source.ReadAsync(listed, progress, token), cancellationToken)));
            return new(listed, answers);
        }
        finally
        {
            // If the inventory fails, the other reads stop. WhenAny does not throw: the exception of the inventory is thrown.
            await stop.CancelAsync();
            await Task.WhenAny(Task.WhenAll(independent.Values));
        }
    }

    private async Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, SourceDeadline);
        try
        {
            return await inventory.ReadAsync(neededTags, progress, inTime.Token);
        }
        catch (OperationCanceledException e) when (IsLate(cancellationToken))
        {
            throw new RunFailedException("Timed out while reading the inventory. Nothing was written. Increase the "
                + "timeout of the function (at most 15 minutes) and run the date again.", e);
        }
    }

    private async Task<SourceEvidence> ReadSourceAsync(
        Source name, Func<CancellationToken, Task<SourceEvidence>> read, CancellationToken cancellationToken)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, SourceDeadline);
        try
        {
            return await read(inTime.Token);
        }
        catch (SourceFailedException e)
        {
            return CreateFailed(name, e.Status, e.Message);
        }
        catch (OperationCanceledException) when (IsLate(cancellationToken))
        {
            return CreateFailed(name, SourceStatus.Failed,
                "Timed out. Increase the timeout of the function, or read fewer sources.");
        }
    }

    private bool IsLate(CancellationToken cancellationToken) =>
        SourceDeadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested;

    private static SourceEvidence CreateFailed(Source name, SourceStatus status, string error) =>
        new(new SourceResult(name, status, null, error));
}
