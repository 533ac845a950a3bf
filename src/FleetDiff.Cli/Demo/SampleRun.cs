using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>A run of the sample.</summary>
/// <param name="Date">One of <see cref="SampleOrganization.Dates"/>.</param>
internal sealed record SampleRun(DateOnly Date)
{
    private static readonly TimeOnly Start = new(2, 30);

    /// <summary>The number of the run, from 1.</summary>
    public int Number => Date.DayNumber - SampleOrganization.Dates[0].DayNumber + 1;

    /// <summary>A clock that stays at the start of the run, so that every demo writes the same report.</summary>
    public TimeProvider Clock => new FixedClock(new(Date, Start, TimeSpan.Zero));

    /// <summary>The observer of all sources.</summary>
    public Observer Observer => new(
        new SampleInventory(this),
        [new SampleAccountList(this), new SampleSecurityHub(this), new SampleNodeList(this), new SampleConfig(this)]);

    /// <summary>The time at which the index or a node list observed a row: within the hour before.</summary>
    public DateTimeOffset ObservedAt(int index) => new(Date, new TimeOnly(1, 30 + (index % 30)), TimeSpan.Zero);
}
