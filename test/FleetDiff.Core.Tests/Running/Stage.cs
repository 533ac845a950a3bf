using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;
using FleetDiff.Running;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Core.Tests.Running;

/// <summary>All that a night needs, in memory. A night is a day of November 2026.</summary>
internal sealed class Stage
{
    public MemoryArchive Archive { get; } = new();

    public RecordingChannel Channel { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Fleets.Now);

    public Rules Rules { get; init; } = new();

    /// <summary>How often an inventory was read.</summary>
    public int Reads { get; private set; }

    public static DateOnly Date(int day) => new(2026, 11, day);

    public Task<NightResult> RunAsync(int day, Inventory inventory) => RunAsync(day, () => Task.FromResult(inventory));

    public Task<NightResult> RunAsync(int day, Func<Task<Inventory>> inventory)
    {
        var source = new ScriptedSource(() =>
        {
            Reads++;
            return inventory();
        });
        return new Night(source, Archive, Channel, Rules, Clock).RunAsync(Date(day), new Silence(), default);
    }

    private sealed class ScriptedSource(Func<Task<Inventory>> read) : IInventorySource
    {
        public Task<Inventory> ReadAsync(IProgress<Progress> progress, CancellationToken cancellationToken) => read();
    }

    private sealed class Silence : IProgress<Progress>
    {
        public void Report(Progress value)
        {
        }
    }
}

/// <summary>Records what is sent, or refuses it.</summary>
internal sealed class RecordingChannel : IAlertChannel
{
    private readonly List<Alert> _sent = [];

    public bool Refuses { get; set; }

    public IReadOnlyList<Alert> Sent => _sent;

    /// <summary>The night of each alert, from its subject.</summary>
    public IEnumerable<string> Nights => _sent.Select(alert => alert.Subject.Split(' ')[1].TrimEnd(':'));

    public Task<Receipt> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (Refuses)
        {
            throw new NightFailedException("The topic refused the alert.");
        }

        _sent.Add(alert);
        return Task.FromResult(new Receipt("arn:aws:sns:eu-west-1:111111111111:fleet", $"message-{_sent.Count}"));
    }
}
