using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>A night of the sample.</summary>
/// <param name="Date">One of <see cref="SampleOrganization.RunCount"/>.</param>
internal sealed record SampleRun(DateOnly Date)
{
    private static readonly TimeOnly Start = new(2, 30);

    /// <summary>Which one, counted from 1.</summary>
    public int Number => Date.DayNumber - SampleOrganization.RunCount[0].DayNumber + 1;

    /// <summary>A clock that stands still when it starts: its report is the same whenever the demo runs.</summary>
    public TimeProvider Clock => new FixedClock(new(Date, Start, TimeSpan.Zero));

    /// <summary>All that is asked.</summary>
    public Observer Observer => new(
        new SampleInventory(this), [new SampleSecurityHub(this), new SampleNodeList(this), new SampleConfig(this)]);

    /// <summary>When the index or a node list saw a row: some time in the hour before.</summary>
    public DateTimeOffset ObservedAt(int index) => new(Date, new TimeOnly(1, 30 + (index % 30)), TimeSpan.Zero);
}
