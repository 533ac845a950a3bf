namespace FleetDiff.Core.Pipeline;

/// <summary>Reads the inventory: the two lists of Resource Explorer.</summary>
public interface IInventorySource
{
    /// <summary>Reads the whole inventory.</summary>
    /// <param name="neededTags">
    /// The keys of the tags that affect a verdict. They are kept first when the tags of an instance are too large to keep
    /// all of them.
    /// </param>
    /// <param name="progress">Receives the progress after each page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RunFailedException">The inventory cannot be read completely.</exception>
    Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken);
}

/// <summary>The progress of reading a list.</summary>
/// <param name="Activity">The name of the list, for people.</param>
/// <param name="Pages">The number of pages read.</param>
/// <param name="Rows">The number of rows read.</param>
/// <param name="IsFinished">Whether the list is read completely.</param>
public readonly record struct Progress(string Activity, int Pages, long Rows, bool IsFinished)
{
    /// <summary>Whether the run waits for <see cref="Activity"/> to end and reads nothing.</summary>
    public bool IsWaiting { get; init; }
}
