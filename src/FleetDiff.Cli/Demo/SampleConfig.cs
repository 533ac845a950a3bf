using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>The facts of AWS Config about the instances without a listed node, in one run.</summary>
/// <param name="run">The number of the run, from 1.</param>
internal sealed class SampleConfig(SampleRun run) : IEvidenceSource
{
    public Source Name => Source.Config;

    public Task<SourceEvidence> ReadAsync(
        InventoryComparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var candidates = comparison.GetUnmanaged().ToHashSet();
        var facts = new Dictionary<InstanceKey, InstanceFacts>();
        foreach (var row in SampleOrganization.Rows.Where(row => candidates.Contains(row.Key)))
        {
            if (row.Config.ForRun(run) is var (word, at))
            {
                facts[row.Key] = new(GetState(word), row.LaunchedAt, at);
            }
        }

        var newest = facts.Values.Max(known => known.ObservedAt);
        return Task.FromResult(new SourceEvidence(new SourceResult(Name, SourceStatus.Complete, newest)
        {
            Pages = 1,
            Rows = facts.Count,
        })
        {
            Instances = facts,
        });
    }

    private static InstanceState GetState(string word) => word switch
    {
        "running" => InstanceState.Running,
        "stopped" => InstanceState.Stopped,
        "terminated" => InstanceState.Terminated,
        _ => InstanceState.Unknown,
    };
}
