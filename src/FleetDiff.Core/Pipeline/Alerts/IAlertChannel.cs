namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>Sends alerts.</summary>
public interface IAlertChannel
{
    /// <summary>Sends an alert and returns after it is accepted.</summary>
    /// <exception cref="RunFailedException">The alert was not accepted.</exception>
    Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken);
}

/// <summary>The receipt of an accepted alert.</summary>
/// <param name="Destination">The destination: the ARN of a topic, or <c>log</c>.</param>
/// <param name="MessageId">The message id from the destination, or null.</param>
public readonly record struct AlertReceipt(string Destination, string? MessageId);
