using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Aws.Alerts;

/// <summary>Writes alerts to the log when no SNS topic is configured.</summary>
internal sealed class LogAlertChannel(Action<string> log) : IAlertChannel
{
    public Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        log($"{alert.Mail.Subject}\n\n{alert.Mail.Text}");
        return Task.FromResult(new AlertReceipt("log", null));
    }
}
