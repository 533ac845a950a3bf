using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Cli.Demo;

/// <summary>What Resource Explorer would list of the sample organization on a night.</summary>
/// <param name="date">One of <see cref="SampleOrganization.Nights"/>.</param>
internal sealed class SampleInventory(DateOnly date) : IInventorySource
{
    private readonly int _night = date.DayNumber - SampleOrganization.Nights[0].DayNumber + 1;

    public Task<Inventory> ReadAsync(IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var instances = new Listing<Instance>();
        var nodes = new Listing<Node>();
        var hybrids = 0;
        foreach (var (row, place) in SampleOrganization.Rows.Select((row, place) => (row, place)))
        {
            if (row.Seen.Contains(_night))
            {
                instances.Add(new(row.Key, ReportedAt(place), row.Tags));
            }

            if (row.Managed.Contains(_night) && row.Key.IsHybrid)
            {
                hybrids++;
            }
            else if (row.Managed.Contains(_night))
            {
                nodes.Add(new(row.Key, ReportedAt(place + 7)));
            }
        }

        return Task.FromResult(new Inventory
        {
            View = new View(
                "arn:aws:resource-explorer-2:eu-central-1:666677778888:view/demo/0d1e2f3a-4b5c-4d6e-8f70-91a2b3c4d5e6",
                "arn:aws:organizations::666677778888:organization/o-sample12345"),
            Instances = instances.ToSorted(),
            Nodes = nodes.ToSorted(),
            HybridNodes = hybrids,
            Ledger = new SourceLedger(Source.ResourceExplorer, SourceStatus.Complete, ReportedAt(0)),
        });
    }

    // Some time in the hour before the night.
    private DateTimeOffset ReportedAt(int place) =>
        new(date, new TimeOnly(1, 30 + (place % 30)), TimeSpan.Zero);
}
