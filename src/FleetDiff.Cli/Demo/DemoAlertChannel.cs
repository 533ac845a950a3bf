using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Pipeline.Alerts;
using Spectre.Console;

namespace FleetDiff.Cli.Demo;

/// <summary>Shows an alert instead of sending it.</summary>
/// <param name="console">Where; null for a run that is printed in one line.</param>
internal sealed class DemoAlertChannel(IAnsiConsole? console) : IAlertChannel
{
    public Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (console is not null)
        {
            MailView.Show(console, alert.Mail);
        }

        return Task.FromResult(new AlertReceipt("screen", null));
    }
}
