using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>The lists of Resource Explorer for the sample organization, in one run.</summary>
/// <param name="run">The number of the run, from 1.</param>
internal sealed class SampleInventory(SampleRun run) : IInventorySource
{
    private const int NodeIndexDelay = 7;

    public Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var instances = new SortedListBuilder<Instance>();
        var nodes = new SortedListBuilder<Node>();
        var (seen, managed, hybrids) = (0, 0, 0);
        foreach (var (index, row) in SampleOrganization.Rows.Index())
        {
            if (row.ListedRuns.Contains(run.Number))
            {
                instances.Add(new(row.Key, run.ObservedAt(index), row.Tags));
                seen++;
            }

            if (row.ManagedRuns.Contains(run.Number) && row.Key.IsHybrid)
            {
                hybrids++;
            }
            else if (row.ManagedRuns.Contains(run.Number))
            {
                nodes.Add(new(row.Key, run.ObservedAt(index + NodeIndexDelay)));
                managed++;
            }
        }

        return Task.FromResult(new FleetInventory
        {
            View = new View(
                "arn:aws:resource-explorer-2:eu-central-1:666677778888:view/demo/0d1e2f3a-4b5c-4d6e-8f70-91a2b3c4d5e6",
                $"arn:aws:organizations::{SampleOrganization.ManagementAccount}:organization/{SampleOrganization.Id}"),
            Instances = instances.Build(),
            Nodes = nodes.Build(),
            HybridNodes = hybrids,
            Indexes = SampleOrganization.Accounts.Values.SelectMany(account => account.GetAccountRegions(run.Number)).ToHashSet(),
            Result = new SourceResult(Source.ResourceExplorer, SourceStatus.Complete, run.ObservedAt(0))
            {
                Pages = 2,
                Rows = seen + managed + hybrids,
            },
        });
    }
}
