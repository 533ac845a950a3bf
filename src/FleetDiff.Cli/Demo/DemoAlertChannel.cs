using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Pipeline.Alerts;
using Spectre.Console;

namespace FleetDiff.Cli.Demo;

/// <summary>Shows an alert instead of sending it.</summary>
internal sealed class DemoAlertChannel(IAnsiConsole console) : IAlertChannel
{
    public Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        MailView.Show(console, alert.Mail);
        return Task.FromResult(new AlertReceipt("screen", null));
    }
}
