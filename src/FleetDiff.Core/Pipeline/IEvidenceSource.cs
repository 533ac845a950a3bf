namespace FleetDiff.Core.Pipeline;

/// <summary>An optional service that is read for further evidence.</summary>
public interface IEvidenceSource
{
    /// <summary>The name of the source.</summary>
    Source Name { get; }

    /// <summary>Reads the evidence that can change or explain a verdict, with as few calls as possible.</summary>
    /// <param name="listing">
    /// The inventory, which gives the candidates. It is read at the same time: a source that needs it waits for it.
    /// </param>
    /// <param name="progress">Receives the progress after each page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SourceFailedException">The source could not be read completely. A part is no evidence.</exception>
    Task<SourceEvidence> ReadAsync(
        Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken);
}

/// <summary>An optional source that could not be read completely. The run continues, and the report states the failure.</summary>
/// <param name="status">The kind of failure.</param>
/// <param name="message">One line for the operator: the problem, the affected resource and the fix.</param>
/// <param name="cause">The original exception, or null.</param>
public sealed class SourceFailedException(SourceStatus status, string message, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>The kind of failure.</summary>
    public SourceStatus Status { get; } = status;

    /// <summary>The fix alone, which is also the end of the message; null when it is not known separately.</summary>
    public string? Fix { get; init; }
}
