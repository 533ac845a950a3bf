using System.Runtime.InteropServices;
using FleetDiff.Core.Analysis.Verdicts;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Assigns causes to the unmanaged instances.</summary>
internal sealed class CauseAssignment(FleetEvaluation verdicts, Observations observations)
{
    private readonly RunningCounts _counts = observations.Running ?? new RunningCounts();
    private readonly Dictionary<Cause, Cause> _causes = [];

    /// <summary>Sets the cause of each unmanaged row that is not exempt.</summary>
    public void Assign()
    {
        var running = verdicts.Unmanaged.Concat(verdicts.Exempted)
            .Where(row => row is { LastSeen: null, State: InstanceState.Running } && observations.FindFacts(row.Key) is not null)
            .GroupBy(row => row.Key.RegionIndex).SelectMany(here => CreateRunning([.. here]))
            .ToDictionary(instance => instance.Key);
        SharedResources.Explain([.. running.Values], _counts);
        foreach (var row in verdicts.Unmanaged)
        {
            row.Cause = running.GetValueOrDefault(row.Key)?.Cause ?? FindOwn(CreateEvidence(row));
        }
    }

    // Instances share one object for each cause: a hundred thousand rows have a few causes.
    private Cause FindOwn(CauseEvidence evidence)
    {
        var cause = CauseRules.Find(evidence);
        return CollectionsMarshal.GetValueRefOrAddDefault(_causes, cause, out _) ??= cause;
    }

    // All rows have one account and Region.
    private IEnumerable<RunningInstance> CreateRunning(IReadOnlyList<ReportedInstance> rows)
    {
        var location = new RunningLocation(
            AccountRegion.Create(rows[0].Key), [.. rows.Select(row => observations.FindFacts(row.Key)!)],
            verdicts.Counts.CountManaged(rows[0].Key), _counts);
        foreach (var row in rows)
        {
            var evidence = CreateEvidence(row) with
            {
                HasHostManagement = location.ManagedWithoutProfile is { } managed ? managed > 0 : null,
            };
            var instance = new RunningInstance(FindOwn(evidence), evidence, location);
            location.Unexplained += instance.IsUnexplained ? 1 : 0;
            yield return instance;
        }
    }

    private CauseEvidence CreateEvidence(ReportedInstance row)
    {
        var facts = observations.FindFacts(row.Key);
        var (hub, node) = (row.FindEvidence(Source.SecurityHub), row.FindEvidence(Source.SystemsManager));
        return new(row.Key)
        {
            State = row.State ?? InstanceState.Unknown,
            WasManaged = row.LastManaged is not null || hub?.Status == ManagementStatus.Managed
                || observations.FindNode(row.Key)?.AgentVersion is not null,
            FailsCheck = hub?.Status == ManagementStatus.Unmanaged,
            IsIndexBehind = node is { Status: ManagementStatus.Managed, ObservedAt: { } managed }
                && !(row.ReportedAt >= managed) && !(hub?.ObservedAt >= managed),
            IsJustLaunched = (observations.Inventory.Result.Observed - facts?.LaunchedAt)?.TotalHours
                < CauseEvidence.JustLaunchedHours,
            HasNoManagedNeighbor = verdicts.Counts.HasNoManagedNeighbor(row.Key, CauseEvidence.MinInstancesPerRegion),
            Facts = facts,
            LikelyNode = row.LikelyNode,
        };
    }
}
