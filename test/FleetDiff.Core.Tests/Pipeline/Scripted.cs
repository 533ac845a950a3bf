using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>An inventory whose answers a test supplies.</summary>
internal sealed class ScriptedSource(Func<CancellationToken, Task<FleetInventory>> read) : IInventorySource
{
    public ScriptedSource(FleetInventory inventory)
        : this(_ => Task.FromResult(inventory))
    {
    }

    public Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken) =>
        read(cancellationToken);
}

/// <summary>A progress receiver that ignores its reports.</summary>
internal sealed class NullProgress : IProgress<Progress>
{
    public void Report(Progress value)
    {
    }
}

/// <summary>Records the alerts, or refuses them.</summary>
internal sealed class RecordingChannel : IAlertChannel
{
    private readonly List<Alert> _sent = [];

    public bool IsFailing { get; set; }

    public IReadOnlyList<Alert> Sent => _sent;

    /// <summary>The date of each alert, from its subject.</summary>
    public IEnumerable<string> Dates => _sent.Select(alert => alert.Mail.Subject.Split(' ')[1].TrimEnd(':'));

    public Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (IsFailing)
        {
            throw new RunFailedException("The topic refused the alert.");
        }

        _sent.Add(alert);
        return Task.FromResult(new AlertReceipt("arn:aws:sns:eu-west-1:111111111111:fleet", $"message-{_sent.Count}"));
    }
}
