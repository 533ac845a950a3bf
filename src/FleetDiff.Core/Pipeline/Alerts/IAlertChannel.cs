namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>Where alerts go.</summary>
public interface IAlertChannel
{
    /// <summary>Sends an alert, and returns once it is accepted.</summary>
    /// <exception cref="RunFailedException">It was not accepted.</exception>
    Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken);
}

/// <summary>What says that an alert was accepted.</summary>
/// <param name="Destination">Where it went: a topic's ARN, or <c>log</c>.</param>
/// <param name="MessageId">The id it got there, or null.</param>
public readonly record struct AlertReceipt(string Destination, string? MessageId);
