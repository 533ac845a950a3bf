namespace FleetDiff.Core.Pipeline;

/// <summary>The exception for a run that failed.</summary>
/// <param name="message">One line for the operator: the problem, the affected resource and the fix.</param>
/// <param name="cause">The original exception, or null.</param>
public class RunFailedException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The fix alone, which is also the end of the message; null when it is not known separately.</summary>
    public string? Fix { get; init; }
}

/// <summary>The exception for a report in the archive that cannot be parsed.</summary>
/// <param name="message">One line for the operator: the problem and the fix.</param>
/// <param name="cause">The original exception, or null.</param>
public sealed class UnreadableRunException(string message, Exception? cause = null)
    : RunFailedException(message, cause);
