using FleetDiff.Core.Analysis.Grouping;
using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Assigns causes to the unmanaged instances, and to the groups whose instances have the same cause.</summary>
internal sealed class CauseAssignment
{
    private readonly FleetEvaluation _verdicts;
    private readonly Observations _observations;
    private readonly HostManagement _hosts;
    private readonly Dictionary<InstanceKey, SharedResource> _resources = [];
    // Instances share one object for each cause: a hundred thousand rows have a few causes.
    private readonly Dictionary<Cause, Cause> _causes = [];

    private CauseAssignment(FleetEvaluation verdicts, Observations observations)
    {
        (_verdicts, _observations) = (verdicts, observations);
        var running = verdicts.Unmanaged.Concat(verdicts.Exempted)
            .Where(row => row is { LastSeen: null, State: InstanceState.Running })
            .Select(row => (Row: row, Facts: observations.FindFacts(row.Key)))
            .Where(instance => instance.Facts is not null).ToList();
        var counts = observations.Running ?? new RunningCounts();
        _hosts = new(
            counts, running.Select(each => KeyValuePair.Create(each.Row.Key, each.Facts!)), verdicts.Counts.CountManaged);
        var instances = running.ConvertAll(each => CreateRunning(each.Row, each.Facts!));
        foreach (var (instance, resource) in instances.Zip(
            SharedResources.Find(instances, counts, _hosts, verdicts.Counts.CountManaged)))
        {
            if (resource is not null)
            {
                _resources[instance.Key] = resource;
            }
        }
    }

    /// <summary>Sets the group and the cause of each unmanaged row that is not exempt.</summary>
    /// <param name="verdicts">The evaluation of all instances.</param>
    /// <param name="changes">The groups of the unmanaged instances.</param>
    /// <param name="observations">The observations of the run.</param>
    /// <returns>The groups with their causes, largest first.</returns>
    public static IReadOnlyList<InstanceGroup> Assign(
        FleetEvaluation verdicts, GroupChanges changes, Observations observations)
    {
        var assignment = new CauseAssignment(verdicts, observations);
        var groups = changes.Members;
        var causes = new Dictionary<InstanceGroup, Cause?>(ReferenceEqualityComparer.Instance);
        foreach (var row in verdicts.Unmanaged)
        {
            row.Cause = assignment.Find(row);
            if (groups.FindGroup(row.Key) is { } group)
            {
                row.Group = group.Label;
                causes[group] = !causes.TryGetValue(group, out var other) || IsSame(other, row.Cause) ? row.Cause : null;
            }
        }

        return [.. changes.Groups.Zip(groups.All, (group, found) => group with { Cause = causes[found] })];
    }

    private static bool IsSame(Cause? one, Cause other) => one?.Code == other.Code && one.Resource == other.Resource;

    private Cause Find(ReportedInstance row)
    {
        var cause = CauseRules.Find(CreateEvidence(row, _observations.FindFacts(row.Key)) with
        {
            Resource = _resources.GetValueOrDefault(row.Key),
        });
        return _causes.TryGetValue(cause, out var shared) ? shared : _causes[cause] = cause;
    }

    private RunningInstance CreateRunning(ReportedInstance row, InstanceFacts facts)
    {
        var evidence = CreateEvidence(row, facts);
        return new(row.Key, facts)
        {
            WasManaged = evidence.WasManaged,
            IsJustLaunched = evidence.IsJustLaunched,
            HasOwnCause = CauseRules.Find(evidence).Code
                is not (CauseCode.Unknown or CauseCode.AgentStopped or CauseCode.JustLaunched),
        };
    }

    private CauseEvidence CreateEvidence(ReportedInstance row, InstanceFacts? facts)
    {
        var (hub, node) = (row.FindEvidence(Source.SecurityHub), row.FindEvidence(Source.SystemsManager));
        return new(row.Key)
        {
            State = row.State ?? InstanceState.Unknown,
            WasManaged = row.LastManaged is not null || hub?.Status == ManagementStatus.Managed
                || _observations.FindNode(row.Key)?.AgentVersion is not null,
            FailsCheck = hub?.Status == ManagementStatus.Unmanaged,
            IsIndexBehind = node is { Status: ManagementStatus.Managed, ObservedAt: { } managed }
                && !(row.ReportedAt >= managed) && !(hub?.ObservedAt >= managed),
            IsJustLaunched = (_observations.Inventory.Result.Observed - facts?.LaunchedAt)?.TotalHours
                < CauseEvidence.JustLaunchedHours,
            HasNoManagedNeighbor = _verdicts.Counts.HasNoManagedNeighbor(row.Key, CauseEvidence.MinInstancesPerRegion),
            HasMetadataService = facts?.HasMetadataService,
            HasInstanceProfile = facts?.HasInstanceProfile,
            HasHostManagement = _hosts.CountManaged(row.Key) is { } managedHere ? managedHere > 0 : null,
            LikelyNode = row.LikelyNode,
        };
    }
}
