using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline;

/// <summary>Observes the fleet: reads the inventory and the optional sources in parallel.</summary>
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
        var listing = ReadAsync(neededTags, progress, cancellationToken);
        var evidence = Task.WhenAll(sources.Select(
            async source => await ReadSourceAsync(source, listing, progress, stop.Token)));
        try
        {
            return new(await listing, await evidence);
        }
        finally
        {
            // If the inventory fails, the sources stop, and its exception is thrown instead of theirs.
            await stop.CancelAsync();
            await ((Task)evidence).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
        IEvidenceSource source, Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, SourceDeadline);
        try
        {
            return await source.ReadAsync(listing, progress, inTime.Token);
        }
        catch (SourceFailedException e)
        {
            return CreateFailed(source.Name, e.Status, e.Message);
        }
        catch (OperationCanceledException) when (IsLate(cancellationToken))
        {
            return CreateFailed(source.Name, SourceStatus.Failed,
                "Timed out. Increase the timeout of the function, or read fewer sources.");
        }
    }

    private bool IsLate(CancellationToken cancellationToken) =>
        SourceDeadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested;

    private static SourceEvidence CreateFailed(Source name, SourceStatus status, string error) =>
        new(new SourceResult(name, status, null, error));
}
