using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Cli.Demo;

/// <summary>What Resource Explorer would list of the sample organization on a night.</summary>
/// <param name="night">The night.</param>
internal sealed class SampleInventory(SampleNight night) : IInventorySource
{
    private const int NodesAreSeenLater = 7;

    public Task<Inventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var instances = new Listing<Instance>();
        var nodes = new Listing<Node>();
        var (seen, managed, hybrids) = (0, 0, 0);
        foreach (var (place, row) in SampleOrganization.Rows.Index())
        {
            if (row.Seen.Contains(night.Number))
            {
                instances.Add(new(row.Key, night.SeenAt(place), row.Tags));
                seen++;
            }

            if (row.Managed.Contains(night.Number) && row.Key.IsHybrid)
            {
                hybrids++;
            }
            else if (row.Managed.Contains(night.Number))
            {
                nodes.Add(new(row.Key, night.SeenAt(place + NodesAreSeenLater)));
                managed++;
            }
        }

        return Task.FromResult(new Inventory
        {
            View = new View(
                "arn:aws:resource-explorer-2:eu-central-1:666677778888:view/demo/0d1e2f3a-4b5c-4d6e-8f70-91a2b3c4d5e6",
                "arn:aws:organizations::888899990000:organization/o-sample12345"),
            Instances = instances.ToSorted(),
            Nodes = nodes.ToSorted(),
            HybridNodes = hybrids,
            Indexes = SampleOrganization.Accounts.Values.SelectMany(account => account.Places(night.Number)).ToHashSet(),
            Ledger = new SourceLedger(Source.ResourceExplorer, SourceStatus.Complete, night.SeenAt(0))
            {
                Pages = 2,
                Rows = seen + managed + hybrids,
            },
        });
    }
}
