using FleetDiff.Fleet;

namespace FleetDiff.Running;

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
    /// <exception cref="NightFailedException">It cannot be read whole.</exception>
    Task<Inventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken);
}

/// <summary>How far the reading of a list has come.</summary>
/// <param name="What">The list, in words.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Finished">Whether that was all.</param>
public readonly record struct Progress(string What, int Pages, long Rows, bool Finished)
{
    /// <summary>Whether nothing is read: what is named has to end first.</summary>
    public bool Waits { get; init; }
}
