using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Cli.Demo;

/// <summary>What control SSM.1 would say of the sample organization on a night.</summary>
/// <param name="night">The night.</param>
internal sealed class SampleSecurityHub(SampleNight night) : IEvidenceSource
{
    public Source Name => Source.SecurityHub;

    public Task<SourceEvidence> AskAsync(
        Comparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var evidence = new Dictionary<InstanceKey, Evidence>();
        foreach (var row in SampleOrganization.Rows)
        {
            if (row.SecurityHub.On(night) is var (word, at))
            {
                evidence[row.Key] = new(Name, SaysOf(word), at);
            }
        }

        var newest = evidence.Values.Max(said => said.ObservedAt);
        return Task.FromResult(new SourceEvidence(new SourceLedger(Name, SourceStatus.Complete, newest)
        {
            Pages = 1,
            Rows = evidence.Count,
        })
        {
            Evidence = evidence,
        });
    }

    private static Says SaysOf(string word) => word switch
    {
        "passed" => Says.Managed,
        "failed" => Says.Unmanaged,
        _ => Says.Nothing,
    };
}
