using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Pipeline;

/// <summary>A service that is asked for further evidence once the inventory is read.</summary>
public interface IEvidenceSource
{
    /// <summary>Which one it is.</summary>
    Source Name { get; }

    /// <summary>Asks for what can change a verdict or adds to it, in as few calls as that takes.</summary>
    /// <param name="comparison">The inventory's two lists, compared: it tells the candidates.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SourceFailedException">
    /// It could not be asked to the end; half an answer is no evidence.
    /// </exception>
    Task<SourceEvidence> ReadAsync(
        InventoryComparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken);
}

/// <summary>An optional source that could not be asked to the end. The night goes on without it, and says so.</summary>
/// <param name="status">How it failed.</param>
/// <param name="message">One line for the operator: what happened, to what, and what to do next.</param>
/// <param name="cause">What was thrown, or null.</param>
public sealed class SourceFailedException(SourceStatus status, string message, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>How it failed.</summary>
    public SourceStatus Status { get; } = status;

    /// <summary>What to do next: the end of the message, where it is known by itself.</summary>
    public string? Fix { get; init; }
}
