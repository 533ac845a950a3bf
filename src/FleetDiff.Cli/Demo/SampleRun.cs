using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>A run of the sample, with the inventory of its date.</summary>
/// <param name="Date">One of <see cref="SampleOrganization.Dates"/>.</param>
internal sealed record SampleRun(DateOnly Date) : IInventorySource
{
    private const int NodeIndexDelay = 7;

    private static readonly TimeOnly Start = new(2, 30);

    /// <summary>The number of the run, from 1.</summary>
    public int Number => Date.DayNumber - SampleOrganization.Dates[0].DayNumber + 1;

    /// <summary>A clock that stays at the start of the run, so that every demo writes the same report.</summary>
    public TimeProvider Clock => new FixedClock(new(Date, Start, TimeSpan.Zero));

    /// <summary>The observer of all sources.</summary>
    public Observer Observer => new(this, new SampleEvidence(this).Sources);

    /// <summary>The time at which the index or a node list observed a row: within the hour before.</summary>
    public DateTimeOffset ObservedAt(int index) => new(Date, new TimeOnly(1, 30 + (index % 30)), TimeSpan.Zero);

    public Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (lists, rows) = (new InventoryBuilder(), 0);
        foreach (var (index, row) in SampleOrganization.Rows.Index())
        {
            if (row.ListedRuns.Contains(Number))
            {
                lists.AddInstance(row.Key, ObservedAt(index), row.Tags);
                rows++;
            }

            if (row.ManagedRuns.Contains(Number))
            {
                lists.AddNode(row.Key, ObservedAt(index + NodeIndexDelay));
                rows++;
            }
        }

        var view = new View(
            "arn:aws:resource-explorer-2:eu-central-1:666677778888:view/demo/0d1e2f3a-4b5c-4d6e-8f70-91a2b3c4d5e6",
            $"arn:aws:organizations::{SampleOrganization.ManagementAccount}:organization/{SampleOrganization.Id}");
        return Task.FromResult(lists.Build(view, pages: 2, rows) with
        {
            Indexes = SampleOrganization.Accounts.Values.SelectMany(account => account.GetAccountRegions(Number)).ToHashSet(),
            Result = new(Source.ResourceExplorer, SourceStatus.Complete, ObservedAt(0)) { Pages = 2, Rows = rows },
        });
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
