using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Pipeline;

/// <summary>Observes a fleet: reads the inventory, then asks the optional sources side by side.</summary>
/// <param name="inventory">Where the inventory comes from.</param>
/// <param name="sources">The optional sources.</param>
public sealed class Observer(IInventorySource inventory, IReadOnlyList<IEvidenceSource> sources)
{
    /// <summary>
    /// When nothing is asked any more, so that there is time left for the report. Never, unless given.
    /// </summary>
    public CancellationToken SourceDeadline { get; init; }

    /// <summary>
    /// Observes. An optional source that fails, or is not done in time, is left out whole, with a ledger that says so.
    /// </summary>
    /// <param name="neededTags">The keys of the tags that decide a verdict.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunFailedException">The inventory cannot be read whole, or not in time.</exception>
    public async Task<Observations> ObserveAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var comparison = InventoryComparison.Compare(await ReadAsync(neededTags, progress, cancellationToken));
        var answers = await Task.WhenAll(
            sources.Select(source => ReadSourceAsync(source, comparison, progress, cancellationToken)));
        return Observations.Create(comparison, answers);
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
            throw new RunFailedException("There was no time to read the inventory to the end, and nothing was "
                + "written. Give the function a longer timeout (at most 15 minutes), and run the night again.", e);
        }
    }

    private async Task<SourceEvidence> ReadSourceAsync(
        IEvidenceSource source, InventoryComparison comparison, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, SourceDeadline);
        try
        {
            return await source.ReadAsync(comparison, progress, inTime.Token);
        }
        catch (SourceFailedException e)
        {
            return CreateFailed(source.Name, e.Status, e.Message);
        }
        catch (OperationCanceledException) when (IsLate(cancellationToken))
        {
            return CreateFailed(source.Name, SourceStatus.Failed,
                "There was no time to ask it to the end. Give the function a longer timeout, or ask fewer sources.");
        }
    }

    private bool IsLate(CancellationToken cancellationToken) =>
        SourceDeadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested;

    private static SourceEvidence CreateFailed(Source name, SourceStatus status, string error) =>
        new(new SourceResult(name, status, null, error));
}
