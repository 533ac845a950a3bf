using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>The findings of control SSM.1 for the sample organization, in one run.</summary>
/// <param name="run">The number of the run, from 1.</param>
internal sealed class SampleSecurityHub(SampleRun run) : IEvidenceSource
{
    public Source Name => Source.SecurityHub;

    public Task<SourceEvidence> ReadAsync(
        InventoryComparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var evidence = new Dictionary<InstanceKey, InstanceEvidence>();
        foreach (var row in SampleOrganization.Rows)
        {
            if (row.SecurityHub.ForRun(run) is var (word, at))
            {
                evidence[row.Key] = new(Name, GetStatus(word), at);
            }
        }

        var newest = evidence.Values.Max(said => said.ObservedAt);
        return Task.FromResult(new SourceEvidence(new SourceResult(Name, SourceStatus.Complete, newest)
        {
            Pages = 1,
            Rows = evidence.Count,
        })
        {
            Evidence = evidence,
        });
    }

    private static ManagementStatus GetStatus(string word) => word switch
    {
        "passed" => ManagementStatus.Managed,
        "failed" => ManagementStatus.Unmanaged,
        _ => ManagementStatus.Unknown,
    };
}
