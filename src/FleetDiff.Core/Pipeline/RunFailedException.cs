namespace FleetDiff.Core.Pipeline;

/// <summary>A night that could not be done.</summary>
/// <param name="message">One line for the operator: what happened, to what, and what to do next.</param>
/// <param name="cause">What was thrown, or null.</param>
public class RunFailedException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What to do next: the end of the message, where it is known by itself.</summary>
    public string? Fix { get; init; }
}

/// <summary>A night of the archive whose report is there and cannot be understood.</summary>
/// <param name="message">One line for the operator.</param>
/// <param name="cause">What was thrown, or null.</param>
public sealed class UnreadableRunException(string message, Exception? cause = null)
    : RunFailedException(message, cause);
