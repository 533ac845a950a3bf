using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>
/// The facts of AWS Config about the instances without a listed node, in one run, and the numbers of running instances with the
/// same image, network or instance profile.
/// </summary>
/// <param name="run">The number of the run, from 1.</param>
internal sealed class SampleConfig(SampleRun run) : IEvidenceSource
{
    private const string Running = "running";

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
                facts[row.Key] = AddLaunch(row, new(GetState(word), row.LaunchedAt, at));
            }
        }

        var newest = facts.Values.Max(known => known.ObservedAt);
        return Task.FromResult(new SourceEvidence(new SourceResult(Name, SourceStatus.Complete, newest)
        {
            Pages = 6,
            Rows = facts.Count,
        })
        {
            Instances = facts,
            Running = CountRunning(),
        });
    }

    private RunningCounts CountRunning()
    {
        var running = SampleOrganization.Rows
            .Where(row => row.ListedRuns.Contains(run.Number) && row.Config.ForRun(run)?.Word == Running)
            .Select(row => (row.Key, Facts: AddLaunch(row, new(InstanceState.Running, null, null)))).ToList();
        return new()
        {
            ByResource = running
                .SelectMany(row => new[] { row.Facts.Image, row.Facts.Subnet, row.Facts.Vpc, row.Facts.InstanceProfile })
                .OfType<string>().CountBy(id => id, StringComparer.Ordinal).ToDictionary(),
            WithoutProfile = Count(facts => facts.HasInstanceProfile == false),
            WithoutProfileAndImdsV2 = Count(facts => facts is { HasInstanceProfile: false, RequiresImdsV2: false }),
        };

        // An account and Region without such an instance was counted, too.
        Dictionary<AccountRegion, int> Count(Func<InstanceFacts, bool> isCounted) => running
            .GroupBy(row => AccountRegion.Create(row.Key))
            .ToDictionary(rows => rows.Key, rows => rows.Count(row => isCounted(row.Facts)));
    }

    private static InstanceFacts AddLaunch(SampleRow row, InstanceFacts facts) =>
        row.Launch is { } launch ? SampleOrganization.Launches[launch].AddTo(facts, row.Key.Account) : facts;

    private static InstanceState GetState(string word) => word switch
    {
        Running => InstanceState.Running,
        "stopped" => InstanceState.Stopped,
        "terminated" => InstanceState.Terminated,
        _ => InstanceState.Unknown,
    };
}
