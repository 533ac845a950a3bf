using FleetDiff.Core.Model;

namespace FleetDiff.Core.Pipeline;

/// <summary>Where the inventory comes from.</summary>
public interface IInventorySource
{
    /// <summary>Reads the whole inventory.</summary>
    /// <param name="neededTags">
    /// The keys of the tags that decide a verdict: they are kept first where an instance's tags are too large to be kept
    /// all.
    /// </param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunFailedException">It cannot be read whole.</exception>
    Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken);
}

/// <summary>How far the reading of a list has come.</summary>
/// <param name="Activity">The list, in words.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="IsFinished">Whether that was all.</param>
public readonly record struct Progress(string Activity, int Pages, long Rows, bool IsFinished)
{
    /// <summary>Whether nothing is read: what is named has to end first.</summary>
    public bool IsWaiting { get; init; }
}
